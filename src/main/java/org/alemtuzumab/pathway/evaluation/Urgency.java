package org.alemtuzumab.pathway.evaluation;

/** How soon a person must answer, most urgent first. */
public enum Urgency {
    /** Now, and by telephone. */
    EMERGENCY,
    /** Seen within 24 hours. */
    URGENT,
    /** Within 7 days. */
    PROMPT,
    /** Within 28 days. */
    ROUTINE,
    /** A test is repeated first. */
    REPEAT;

    /** Whether it is as urgent as the other, or more. */
    public boolean atLeast(Urgency other) {
        return compareTo(other) <= 0;
    }

    /** The more urgent of the two: urgency only rises (SAF-6). */
    public Urgency orMore(Urgency other) {
        return atLeast(other) ? this : other;
    }
}
