package org.alemtuzumab.pathway.order;

import java.time.LocalDate;
import java.util.List;

/**
 * Tests that a step of the pathway waits for, as a laboratory is asked for them.
 *
 * @param analytes codes of what is to be measured: while it is active what is still missing, afterwards all that it asked for
 * @param placedOn the day on which it was placed; null where that is not known
 * @param from the first day on which a sample counts for it; null where any does
 * @param until the last such day; null where there is none yet
 * @param urgent whether it cannot wait for the next round
 */
public record Order(
        OrderNumber number,
        String patientNumber,
        Status status,
        List<String> analytes,
        LocalDate placedOn,
        LocalDate from,
        LocalDate until,
        boolean urgent) {

    /** How far an order is, by the step that placed it. */
    public enum Status {
        /** The step waits for results. */
        ACTIVE,
        /** All of it has come. */
        COMPLETED,
        /** The step waits no longer, whatever has come. */
        REVOKED
    }

    public Order {
        analytes = List.copyOf(analytes);
    }

    /** The status of a step: as long as it waits, an order is active until nothing is missing. */
    public static Status status(boolean waits, boolean missing) {
        return missing ? waits ? Status.ACTIVE : Status.REVOKED : Status.COMPLETED;
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }
}
