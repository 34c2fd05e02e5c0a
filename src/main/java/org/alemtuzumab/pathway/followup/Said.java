package org.alemtuzumab.pathway.followup;

import java.time.OffsetDateTime;

/**
 * What was answered.
 *
 * @param outcome the last answer; null while there is none
 * @param note what was said or decided, or why it could not be done
 * @param grade by CTCAE, 1 to 5, of the reaction that a call was about (INF-21); null for any other
 */
record Said(State state, FollowUpOutcome outcome, String note, OffsetDateTime closedAt, Integer grade) {

    enum State {
        OPEN,
        CLOSED,
        CANCELLED
    }

    static final Said NOTHING = new Said(State.OPEN, null, null, null, null);

    /** It stays open. @param newOutcome null where it is asked again */
    Said with(FollowUpOutcome newOutcome) {
        return new Said(State.OPEN, newOutcome, note, null, grade);
    }

    Said ended(State how, FollowUpOutcome newOutcome, OffsetDateTime at) {
        return new Said(how, newOutcome, note, at, grade);
    }

    Said noted(String newNote) {
        return new Said(state, outcome, newNote, closedAt, grade);
    }

    Said graded(Integer newGrade) {
        return new Said(state, outcome, note, closedAt, newGrade);
    }
}
