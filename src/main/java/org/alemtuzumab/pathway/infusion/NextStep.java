package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * What follows an infusion day that was given.
 *
 * @param nextDay when step is the next day, else null
 * @param heldBecause when step is a hold, else null
 */
record NextStep(Step step, LocalDate nextDay, String heldBecause) {

    enum Step implements Spelled {
        NEXT_DAY,
        HOLD,
        COMPLETE
    }
}
