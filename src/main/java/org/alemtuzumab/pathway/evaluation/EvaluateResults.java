package org.alemtuzumab.pathway.evaluation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Judges every result of the patient that was not judged before. An error goes up: it is never "normal" (SAF-7). */
@Component("evaluateResults")
class EvaluateResults implements JavaDelegate {

    private final Evaluation evaluation;

    EvaluateResults(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patientNumber = EvaluationVariables.PATIENT_NUMBER.get(execution);
        EvaluationVariables.NEW_FINDINGS.set(execution.getProcessInstance(), evaluation.evaluatePending(patientNumber));
    }
}
