package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A neurologist has a step that stands still tried again, or has done by hand what it would have done (SAF-7). */
@Component("answerStoppedStep")
class AnswerStoppedStep implements TaskListener {

    private static final String TRY_AGAIN = "tryAgain";

    private final StoppedSteps steps;

    AnswerStoppedStep(StoppedSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String answer = answers.requiredText("answer");
        String incidentId = StoppedStepVariables.INCIDENT_ID.get(task);
        steps.keep(incidentId, answer, answers.text("whatWasDone").orElse(null));
        boolean tryAgain = TRY_AGAIN.equals(answer);
        if (tryAgain) {
            steps.tryAgain(incidentId);
        }
        StoppedStepVariables.TRY_AGAIN.set(task.getExecution(), tryAgain);
    }
}
