package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;

/**
 * What follows an infusion day that was given.
 *
 * @param step nextDay, hold or complete
 * @param nextDay when step is nextDay, else null
 * @param heldBecause when step is hold, else null
 */
record NextStep(String step, LocalDate nextDay, String heldBecause) {

    static final String NEXT_DAY = "nextDay";
    static final String HOLD = "hold";
    static final String COMPLETE = "complete";
}
