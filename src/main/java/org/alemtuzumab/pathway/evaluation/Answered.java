package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;

/**
 * How a finding was answered.
 *
 * @param outcome the last answer; null while there is none
 * @param overtakenAt when the finding ceased to hold, because a value was corrected or became known later (SAF-4, SAF-11)
 */
record Answered(Outcome outcome, OffsetDateTime closedAt, OffsetDateTime overtakenAt) {

    static final Answered NOT_YET = new Answered(null, null, null);

    Answered with(Outcome newOutcome, OffsetDateTime at) {
        return new Answered(newOutcome, at, overtakenAt);
    }

    Answered overtaken(OffsetDateTime at) {
        return new Answered(outcome, closedAt, at);
    }
}
