package org.alemtuzumab.pathway.evaluation;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist's judgement where the evaluation failed (SAF-7). */
@Component("evaluateByHand")
class EvaluateByHand implements TaskListener {

    private final HandEvaluation evaluation;
    private final IdList ids;

    EvaluateByHand(HandEvaluation evaluation, IdList ids) {
        this.evaluation = evaluation;
        this.ids = ids;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean newFindings = evaluation.judge(
                EvaluationVariables.PATIENT_NUMBER.get(task),
                ids.of(Optional.ofNullable(EvaluationVariables.SHOWN_RESULTS.find(task))
                        .orElse("")),
                answers.yes("abnormal"),
                answers.text("specialty").orElse(null),
                answers.text("urgency").orElse(null),
                answers.requiredText("reason"));
        EvaluationVariables.NEW_FINDINGS.set(task.getExecution().getProcessInstance(), newFindings);
    }
}
