package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The check on the morning of an infusion day (SCR-03); or the record of its infusion, where that was given before. */
@Component("checkBeforeInfusion")
class CheckBeforeInfusion implements TaskListener {

    private static final String GIVEN = "given";

    private final InfusionDays days;
    private final BegunInfusion begun;
    private final ClinicTime time;
    private final CurrentUser user;

    CheckBeforeInfusion(InfusionDays days, BegunInfusion begun, ClinicTime time, CurrentUser user) {
        this.days = days;
        this.begun = begun;
        this.time = time;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        if (answers.requiredText("present").equals(GIVEN)) {
            recordGiven(day, answers);
            return;
        }
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
                answers.number("oxygen").orElse(null),
                answers.text("newSymptoms").orElse(null),
                answers.text("symptoms").orElse(null),
                answers.text("pregnancyTest").orElse(null),
                yesOrNo(answers, "equipmentReady"),
                yesOrNo(answers, "physicianPresent"),
                answers.date("movedTo").orElse(null),
                answers.text("absenceReason").orElse(null),
                user.id(),
                null));
    }

    private void recordGiven(InfusionDayRef day, FormAnswers answers) {
        days.recordGiven(
                day,
                answers.requiredDate("givenOn"),
                answers.time("dilutedAt").orElseThrow(),
                answers.time("begunAt").orElseThrow(),
                answers.time("endedAt").orElseThrow(),
                answers.requiredText("givenHow").equals("stopped"),
                "Recorded on %s: %s".formatted(time.today(), answers.requiredText("givenReason")),
                answers.requiredText("product"),
                answers.requiredText("batch"));
        begun.tell(day.patientNumber());
    }

    private static Boolean yesOrNo(FormAnswers answers, String key) {
        return answers.text(key).map("yes"::equals).orElse(null);
    }
}
