package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.List;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * Whether an infusion may be given this morning.
 *
 * @param reasons all reasons at once
 * @param movedTo the new date of a day that was missed, else null
 * @param alarm whether the vital signs are beyond the limits of alarm (INF-09)
 */
record Fitness(Outcome outcome, List<String> reasons, LocalDate movedTo, boolean alarm) {

    enum Outcome implements Spelled {
        FIT,
        NOT_FIT,
        MOVED,
        /** The infusion of this day was given before. */
        RECORDED
    }
}
