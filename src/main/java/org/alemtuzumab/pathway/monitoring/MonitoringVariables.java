package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code monitoring}. */
final class MonitoringVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** nextRound, lastRoundOpen or allClosed. */
    static final Variable<String> NEXT_STEP = new Variable<>("nextStep", String.class);
    /** ISO date on which the next round opens. */
    static final Variable<String> NEXT_ROUND_OPENS_ON = new Variable<>("nextRoundOpensOn", String.class);

    /** The round just opened. */
    static final Variable<Long> ROUND_ID = new Variable<>("roundId", Long.class);

    static final Variable<Integer> ROUND_NUMBER = new Variable<>("roundNumber", Integer.class);
    /** extend, discharge or end. */
    static final Variable<String> END_DECISION = new Variable<>("endDecision", String.class);

    private MonitoringVariables() {}
}
