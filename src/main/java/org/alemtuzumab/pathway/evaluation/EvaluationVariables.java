package org.alemtuzumab.pathway.evaluation;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code evaluation}. */
final class EvaluationVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Whether any finding waits for its referral or follow-up. */
    static final Variable<Boolean> NEW_FINDINGS = new Variable<>("newFindings", Boolean.class);
    /** Whether the findings so far are handed over while some results could not be judged. */
    static final Variable<Boolean> UNJUDGED = new Variable<>("unjudged", Boolean.class);

    /** What the diagram hands to "Evaluate by hand": the results that its form shows, by their numbers. */
    static final Variable<String> SHOWN_RESULTS = new Variable<>("shownResults", String.class);

    private EvaluationVariables() {}
}
