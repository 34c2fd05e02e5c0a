package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code bedsideDecision}. */
final class BedsideDecisionVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    static final Variable<Integer> DAY_NUMBER = new Variable<>("dayNumber", Integer.class);
    /** Which call of a physician is answered. */
    static final Variable<Long> CALL_ID = new Variable<>("callId", Long.class);

    private BedsideDecisionVariables() {}
}
