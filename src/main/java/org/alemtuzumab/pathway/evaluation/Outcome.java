package org.alemtuzumab.pathway.evaluation;

import java.util.Set;
import org.alemtuzumab.pathway.text.Spelled;
import org.alemtuzumab.pathway.text.Spelling;

/** How a finding was answered; in texts and rows as {@link Spelling} spells it. */
public enum Outcome implements Spelled {
    /** A disease, says a specialist (SAF-8). */
    CONFIRMED,
    EXCLUDED,
    /** Until a day, by a specialist (SAF-8). */
    OBSERVED,
    /** By a neurologist, without a test. */
    DECIDED,
    /** By a person, because it could not be routed (SAF-7). */
    BY_HAND,
    /** The repeat is normal (RPT-1). */
    NORMAL,
    /** What was asked for is there. */
    REPORTED,
    /** To a specialist, by its follow-up. */
    HANDED_ON,
    /** A repeat that shows the same again: its follow-up answers it (RPT-1). */
    SAME,
    /** Kept and shown, but not alerted (SAF-8). */
    LISTED,
    /** Ceased to hold before a specialist had it (SAF-4). */
    OVERTAKEN;

    private static final Set<Outcome> PERSONS = Set.of(CONFIRMED, EXCLUDED, OBSERVED, DECIDED, BY_HAND);
    private static final Set<Outcome> TESTS = Set.of(NORMAL, REPORTED);

    /** Whether a person has set it down. */
    boolean byPerson() {
        return PERSONS.contains(this);
    }

    /** Whether a test has answered (RPT-1). */
    boolean byTest() {
        return TESTS.contains(this);
    }

    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
