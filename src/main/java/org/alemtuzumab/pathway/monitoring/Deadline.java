package org.alemtuzumab.pathway.monitoring;

import java.util.Arrays;
import java.util.Optional;

/** The deadlines of a round that waits for results, in their order (MON-06). */
enum Deadline {
    REMINDER("reminderIsDue"),
    CALL("callIsDue"),
    NEUROLOGIST("neurologistIsDue"),
    WINDOW("windowIsOver");

    private final String step;

    Deadline(String step) {
        this.step = step;
    }

    /** Element id of the event that says so in the diagram. */
    String step() {
        return step;
    }

    /** Empty where the step is none of a deadline, as before the first one has passed. */
    static Optional<Deadline> at(Object step) {
        return Arrays.stream(values()).filter(each -> each.step.equals(step)).findFirst();
    }
}
