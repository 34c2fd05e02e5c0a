package org.alemtuzumab.pathway.evaluation;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code evaluation}. */
final class EvaluationVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Whether any finding waits for its referral or follow-up. */
    static final Variable<Boolean> NEW_FINDINGS = new Variable<>("newFindings", Boolean.class);

    private EvaluationVariables() {}
}
