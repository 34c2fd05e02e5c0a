package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What all reasons together come to.
 *
 * @param outcome eligible, hold, override, deferred or contraindicated
 * @param reasons what stands against the course
 * @param setAside what would stand against it, had not everybody who may override it signed
 * @param warnings what another profile would stop for, and this one leaves to the neurologist (SCR-04)
 */
public record Verdict(
        String outcome, List<Reason> reasons, List<Reason> setAside, List<Reason> warnings, OffsetDateTime at) {

    static final String ELIGIBLE = "eligible";
    static final String OVERRIDE = "override";
    static final String DEFERRED = "deferred";
    static final String CONTRAINDICATED = "contraindicated";

    private static final List<String> STRICTNESS = List.of(ELIGIBLE, DEFERRED, CONTRAINDICATED);

    public Verdict {
        reasons = List.copyOf(reasons);
        setAside = List.copyOf(setAside);
        warnings = List.copyOf(warnings);
    }

    /** What a neurologist is asked to confirm: whatever is not clear defers. */
    String proposal() {
        return outcome.equals(ELIGIBLE) || outcome.equals(CONTRAINDICATED) ? outcome : DEFERRED;
    }

    /** Whether it proposes less than the other: a deferral instead of the course, a contraindication instead of either. */
    boolean stricterThan(String proposed) {
        return STRICTNESS.indexOf(proposal()) > STRICTNESS.indexOf(proposed);
    }
}
