package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The check on the morning of an infusion day (SCR-03). */
@Component("checkBeforeInfusion")
class CheckBeforeInfusion implements TaskListener {

    private final InfusionDays days;
    private final CurrentUser user;

    CheckBeforeInfusion(InfusionDays days, CurrentUser user) {
        this.days = days;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        days.recordCheck(new InfusionCheck(
                null,
                day.patientNumber(),
                day.courseNumber(),
                day.dayNumber(),
                answers.yes("present"),
                yesOrNo(answers, "infectionSigns"),
                yesOrNo(answers, "infectionSevere"),
                answers.number("temperature").orElse(null),
                answers.number("systolic").orElse(null),
                answers.number("diastolic").orElse(null),
                answers.number("heartRate").orElse(null),
                answers.text("newSymptoms").orElse(null),
                answers.text("symptoms").orElse(null),
                answers.text("pregnancyTest").orElse(null),
                yesOrNo(answers, "equipmentReady"),
                answers.date("movedTo").orElse(null),
                answers.text("absenceReason").orElse(null),
                user.id(),
                null));
    }

    private static Boolean yesOrNo(FormAnswers answers, String key) {
        return answers.text(key).map("yes"::equals).orElse(null);
    }
}
