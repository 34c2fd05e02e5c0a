package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code monitoringRound}. */
final class MonitoringRoundVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> ROUND_ID = new Variable<>("roundId", Long.class);
    /** Handed down by {@code monitoring}; forms show it. */
    static final Variable<Integer> ROUND_NUMBER = new Variable<>("roundNumber", Integer.class);
    /** The step of the last deadline that has passed; absent before the first. */
    static final Variable<String> DEADLINE_PASSED = new Variable<>("deadlinePassed", String.class);
    /** Whether the neurologist's step of MON-06 has been taken. */
    static final Variable<Boolean> NEUROLOGIST_ASKED = new Variable<>("neurologistAsked", Boolean.class);
    /** complete, nothing, askNeurologist or reviewMissed: what follows the closing. */
    static final Variable<String> CLOSING = new Variable<>("closing", String.class);

    private MonitoringRoundVariables() {}
}
