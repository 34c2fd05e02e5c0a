package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The observation after the infusion (INF-10, INF-19). */
@Component("observePatient")
class ObservePatient implements TaskListener {

    private final InfusionDays days;
    private final TickedSigns signs;
    private final CurrentUser user;

    ObservePatient(InfusionDays days, TickedSigns signs, CurrentUser user) {
        this.days = days;
        this.signs = signs;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        DelegateExecution process = task.getExecution();
        InfusionDayRef day = InfusionDayVariables.day(task);
        Observation observation = days.observe(
                new VitalSigns(
                        null,
                        day.patientNumber(),
                        day.courseNumber(),
                        day.dayNumber(),
                        VitalSigns.OBSERVATION,
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
                        null,
                        null,
                        null,
                        answers.yes("physicianExamined"),
                        null,
                        user.id()),
                answers.checked("dischargeTold"));
        InfusionDayVariables.ALARM_RAISED.set(process, observation.emergency());
        InfusionDayVariables.OBSERVATION_OUTCOME.set(process, observation.outcome());
        if (observation.outcome().equals(Observation.STAY)) {
            InfusionDayVariables.LEAVE_REFUSED.set(process, observation.reason());
            return;
        }
        InfusionDayVariables.DAY_OUTCOME.set(process, observation.outcome());
        if (observation.outcome().equals(Observation.STOPPED)) {
            InfusionDayVariables.HELD_BECAUSE.set(process, observation.reason());
        }
        answers.date("nextInfusionOn")
                .map(LocalDate::toString)
                .ifPresent(next -> InfusionDayVariables.NEXT_DAY.set(process, next));
    }
}
