package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What all reasons together come to.
 *
 * @param reasons what stands against the course
 * @param setAside what would stand against it, had not everybody who may override it signed
 * @param warnings what another profile would stop for, and this one leaves to the neurologist (SCR-04)
 */
public record Verdict(
        Outcome outcome, List<Reason> reasons, List<Reason> setAside, List<Reason> warnings, OffsetDateTime at) {

    /** What is confirmed in the end is one of eligible, deferred and contraindicated, each stricter than the one before. */
    enum Outcome {
        ELIGIBLE,
        /** Until a test is clear, or an answer is there. */
        HOLD,
        /** Until those have decided who may set its reasons aside. */
        OVERRIDE,
        DEFERRED,
        CONTRAINDICATED
    }

    public Verdict {
        reasons = List.copyOf(reasons);
        setAside = List.copyOf(setAside);
        warnings = List.copyOf(warnings);
    }

    /** What a neurologist is asked to confirm: whatever is not clear defers. */
    Outcome proposal() {
        return outcome == Outcome.ELIGIBLE || outcome == Outcome.CONTRAINDICATED ? outcome : Outcome.DEFERRED;
    }

    /** Whether it proposes less than the other: a deferral instead of the course, a contraindication instead of either. */
    boolean stricterThan(Outcome proposed) {
        return proposal().compareTo(proposed) > 0;
    }
}
