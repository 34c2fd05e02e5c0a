package org.alemtuzumab.pathway.monitoring;

import java.util.Objects;

/** What monitoring does next. */
record RoundPlan(Step step, RoundDates next) {

    enum Step {
        /** A further round opens on its date. */
        NEXT_ROUND,
        /** The last round has opened, and one is not closed yet. */
        LAST_ROUND_OPEN,
        /** All rounds are closed: a person decides on the end (MON-07). */
        ALL_CLOSED
    }

    static RoundPlan next(RoundDates round) {
        return new RoundPlan(Step.NEXT_ROUND, Objects.requireNonNull(round));
    }

    static RoundPlan without(Step step) {
        return new RoundPlan(step, null);
    }
}
