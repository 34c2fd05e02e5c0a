package org.alemtuzumab.pathway.evaluation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Judges every result of the patient that was not judged before. An error goes up: it is never "normal" (SAF-7); but what
 * has been found beside it is handed over first, and the rest is tried again.
 */
@Component("evaluateResults")
class EvaluateResults implements JavaDelegate {

    private final Evaluation evaluation;

    EvaluateResults(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patientNumber = EvaluationVariables.PATIENT_NUMBER.get(execution);
        Evaluation.Judged judged = evaluation.judgePending(patientNumber);
        boolean handedOver = Boolean.TRUE.equals(EvaluationVariables.UNJUDGED.find(execution));
        if (judged.failure() != null && (handedOver || !judged.newFindings())) {
            throw judged.failure();
        }
        EvaluationVariables.NEW_FINDINGS.setForNow(execution.getProcessInstance(), judged.newFindings());
        if (judged.failure() == null) {
            EvaluationVariables.UNJUDGED.setForNow(execution.getProcessInstance(), false);
        } else {
            EvaluationVariables.UNJUDGED.set(execution.getProcessInstance(), true);
        }
    }
}
