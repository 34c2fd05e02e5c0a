package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code stoppedStep} (SAF-7). */
@Component
class StoppedStepSubmissions {

    private final StoppedSteps steps;

    StoppedStepSubmissions(StoppedSteps steps) {
        this.steps = steps;
    }

    @OnSubmission
    void answerStoppedStep(DelegateTask task, AnswerStoppedStep answer) {
        steps.answer(StoppedStepVariables.INCIDENT_ID.get(task), answer);
        StoppedStepVariables.TRY_AGAIN.set(task.getExecution(), answer.tryAgain());
    }
}
