package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A bag whose time is over is discarded (INF-04); a person says whether anything more is given. */
@Component("discardInfusion")
class DiscardInfusion implements TaskListener {

    private final InfusionDays days;

    DiscardInfusion(InfusionDays days) {
        this.days = days;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("discarded")) {
            throw new SubmissionRefused(
                    "Discarded: take the bag off and discard it before a new one is prepared (INF-04)");
        }
        InfusionDayRef day = InfusionDayVariables.day(task);
        String next = answers.requiredText("next");
        String reason = answers.requiredText("reason");
        days.discard(day, reason, answers.number("remainingMl").orElseThrow(), next);
        switch (next) {
            case InfusionDays.NEW_BAG -> InfusionDayVariables.INFUSION_ACTION.set(task.getExecution(), next);
            case InfusionDays.COMPLETE -> InfusionDayVariables.INFUSION_ACTION.set(task.getExecution(), "finish");
            default ->
                InfusionDayVariables.stop(
                        task.getExecution(), days.infusion(day).isPresent(), reason);
        }
    }
}
