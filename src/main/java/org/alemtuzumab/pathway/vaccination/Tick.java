package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a vaccine of the schedule was ticked off (SCR-08).
 *
 * @param status empty where it was not ticked
 * @param on the day of the last dose, where one has been given now
 * @param because why it is not needed, or refused
 */
record Tick(Optional<Status> status, Optional<LocalDate> on, Optional<String> because) {

    enum Status {
        COMPLETE,
        GIVEN,
        NOT_NEEDED,
        REFUSED,
        OPEN
    }

    boolean given() {
        return is(Status.GIVEN);
    }

    boolean refused() {
        return is(Status.REFUSED);
    }

    boolean settled() {
        return is(Status.COMPLETE) || is(Status.GIVEN) || is(Status.NOT_NEEDED);
    }

    private boolean is(Status other) {
        return status.filter(other::equals).isPresent();
    }
}
