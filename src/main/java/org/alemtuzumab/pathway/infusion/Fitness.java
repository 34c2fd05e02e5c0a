package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether an infusion may be given this morning.
 *
 * @param outcome fit, notFit, moved, or recorded where the infusion of this day was given before
 * @param reasons all reasons at once
 * @param movedTo the new date of a day that was missed, else null
 * @param alarm whether the vital signs are beyond the limits of alarm (INF-09)
 */
record Fitness(String outcome, List<String> reasons, LocalDate movedTo, boolean alarm) {

    static final String FIT = "fit";
    static final String NOT_FIT = "notFit";
    static final String MOVED = "moved";
    static final String RECORDED = "recorded";
}
