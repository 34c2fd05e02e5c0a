package org.alemtuzumab.pathway.monitoring;

import java.util.Optional;

/**
 * The neurologist's decision, signed, about the end of monitoring (MON-07).
 *
 * @param extensionMonths how many rounds more, 1 or more where it is extended
 */
record DecideEndOfMonitoring(Decision decision, Optional<Integer> extensionMonths, String reason) {

    enum Decision {
        /** Monitoring ends with a letter that asks patient and doctors to stay vigilant for life. */
        DISCHARGE,
        /** Monitoring goes on for a number of months more. */
        EXTEND,
        /** Monitoring ends for another reason. */
        END
    }

    boolean extended() {
        return decision == Decision.EXTEND;
    }

    /** How many months more; 0 where it ends. */
    int months() {
        return extended() ? extensionMonths.orElseThrow() : 0;
    }
}
