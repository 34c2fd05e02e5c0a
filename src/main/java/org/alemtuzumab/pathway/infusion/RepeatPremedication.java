package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A physician had the corticosteroid given again: drug, dose and times, or why it was not (INF-06). */
@Component("repeatPremedication")
class RepeatPremedication implements TaskListener {

    private final InfusionDays days;
    private final CurrentUser user;

    RepeatPremedication(InfusionDays days, CurrentUser user) {
        this.days = days;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        if (!answers.yes("methylprednisolone")) {
            days.premedicationNotRepeated(day, answers.requiredText("deviationReason"), user.id());
            return;
        }
        days.repeatPremedication(
                day,
                answers.requiredText("corticosteroid"),
                answers.number("methylprednisoloneMg").orElseThrow(),
                answers.time("methylprednisoloneAt").orElseThrow(),
                answers.time("corticosteroidEndedAt").orElseThrow(),
                user.id());
    }
}
