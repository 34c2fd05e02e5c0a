package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Vital signs while the infusion runs, and what was done with it (INF-09, INF-12). */
@Component("recordVitalSigns")
class RecordVitalSigns implements TaskListener {

    private final InfusionDays days;
    private final CurrentUser user;

    RecordVitalSigns(InfusionDays days, CurrentUser user) {
        this.days = days;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        String action = answers.requiredText("action");
        days.recordVitalSigns(new VitalSigns(
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
                answers.requiredText("condition"),
                answers.text("symptoms").orElse(null),
                action,
                answers.number("rate").orElse(null),
                answers.text("reason").orElse(null),
                null,
                user.id()));
        InfusionDayVariables.INFUSION_ACTION.set(task.getExecution(), action);
    }
}
