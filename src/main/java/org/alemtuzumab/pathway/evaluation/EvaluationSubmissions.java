package org.alemtuzumab.pathway.evaluation;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code evaluation} (SAF-7). */
@Component
class EvaluationSubmissions {

    private final HandEvaluation evaluation;
    private final IdList ids;

    EvaluationSubmissions(HandEvaluation evaluation, IdList ids) {
        this.evaluation = evaluation;
        this.ids = ids;
    }

    @OnSubmission
    void evaluateByHand(DelegateTask task, EvaluateByHand judgement) {
        boolean newFindings = evaluation.judge(
                EvaluationVariables.PATIENT_NUMBER.get(task),
                ids.of(Optional.ofNullable(EvaluationVariables.SHOWN_RESULTS.find(task))
                        .orElse("")),
                judgement);
        EvaluationVariables.NEW_FINDINGS.set(task.getExecution().getProcessInstance(), newFindings);
    }
}
