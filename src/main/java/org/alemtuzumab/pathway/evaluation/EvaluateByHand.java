package org.alemtuzumab.pathway.evaluation;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist's judgement where the evaluation failed (SAF-7). */
@Component("evaluateByHand")
class EvaluateByHand implements TaskListener {

    private final HandEvaluation evaluation;

    EvaluateByHand(HandEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean newFindings = evaluation.judge(
                EvaluationVariables.PATIENT_NUMBER.get(task),
                answers.yes("abnormal"),
                answers.text("specialty").orElse(null),
                answers.text("urgency").orElse(null),
                answers.requiredText("reason"));
        EvaluationVariables.NEW_FINDINGS.set(task.getExecution().getProcessInstance(), newFindings);
    }
}
