package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;

/**
 * How a vaccine of the schedule was ticked off (SCR-08).
 *
 * @param status one of the constants; null where it was not ticked
 * @param on the day of the last dose, where one has been given now
 * @param because why it is not needed, or refused
 */
record Tick(String status, LocalDate on, String because) {

    static final String COMPLETE = "complete";
    static final String GIVEN = "given";
    static final String NOT_NEEDED = "notNeeded";
    static final String REFUSED = "refused";

    boolean settled() {
        return COMPLETE.equals(status) || GIVEN.equals(status) || NOT_NEEDED.equals(status);
    }

    boolean refused() {
        return REFUSED.equals(status);
    }
}
