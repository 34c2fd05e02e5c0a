package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What was given before the infusion; where it is not as planned, a physician is asked (INF-06, INF-07, INF-08). */
@Component("givePremedication")
class GivePremedication implements TaskListener {

    private final InfusionDays days;
    private final ClinicTime time;
    private final CurrentUser user;

    GivePremedication(InfusionDays days, ClinicTime time, CurrentUser user) {
        this.days = days;
        this.time = time;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        boolean corticosteroid = answers.yes("methylprednisolone");
        Optional<Long> call = days.recordPremedication(new Premedication(
                null,
                day.patientNumber(),
                day.courseNumber(),
                day.dayNumber(),
                corticosteroid ? answers.requiredText("corticosteroid") : null,
                answers.number("methylprednisoloneMg").orElse(null),
                today(answers, "methylprednisoloneAt"),
                today(answers, "corticosteroidEndedAt"),
                given(answers, "antihistamine"),
                given(answers, "antipyretic"),
                answers.text("drugs").orElse(null),
                answers.yes("aciclovirTaken"),
                answers.text("deviationReason").orElse(null),
                user.id(),
                time.now()));
        InfusionDayVariables.CALL_ID.clear(task.getExecution());
        call.ifPresent(id -> InfusionDayVariables.CALL_ID.set(task.getExecution(), id));
    }

    private OffsetDateTime today(FormAnswers answers, String key) {
        return answers.time(key)
                .map(at -> time.today().atTime(at).atZone(time.zone()).toOffsetDateTime())
                .orElse(null);
    }

    private static boolean given(FormAnswers answers, String key) {
        return answers.requiredText(key).equals("given");
    }
}
