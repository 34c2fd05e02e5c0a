package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Vital signs while the infusion runs, and what holds for it from then on (INF-09, INF-12, INF-21). */
@Component("recordVitalSigns")
class RecordVitalSigns implements TaskListener {

    private final InfusionDays days;
    private final TickedSigns signs;
    private final CurrentUser user;

    RecordVitalSigns(InfusionDays days, TickedSigns signs, CurrentUser user) {
        this.days = days;
        this.signs = signs;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        VitalSigns kept = days.recordVitalSigns(
                new VitalSigns(
                        null,
                        day.patientNumber(),
                        day.courseNumber(),
                        day.dayNumber(),
                        VitalSigns.INFUSION,
                        null,
                        answers.number("heartRate").orElseThrow(),
                        answers.number("systolic").orElseThrow(),
                        answers.number("diastolic").orElseThrow(),
                        answers.number("temperature").orElseThrow(),
                        answers.number("oxygen").orElse(null),
                        answers.requiredText("condition"),
                        answers.text("symptoms").orElse(null),
                        signs.serious(answers),
                        signs.reaction(answers),
                        answers.text("action").orElse(null),
                        answers.number("rate").orElse(null),
                        answers.text("reason").orElse(null),
                        null,
                        null,
                        user.id()),
                !answers.text("stoppedFor").filter("other"::equals).isPresent(),
                answers.checked("callPhysician") ? Optional.of(answers.requiredText("callFor")) : Optional.empty());
        InfusionDayVariables.INFUSION_ACTION.set(task.getExecution(), kept.action());
        InfusionDayVariables.ALARM_RAISED.set(task.getExecution(), kept.emergency());
    }
}
