package org.alemtuzumab.pathway.followup;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.springframework.data.annotation.Id;

/**
 * A repeat, reflex or clarification with its days, judged by RPT-1, beside the rounds.
 *
 * @param kind REPEAT, REFLEX, CLARIFY, REFERENCE, RECHECK, CALL or ANSWER
 * @param analytes codes of what is asked for, comma-separated; empty where a person decides without a test
 * @param attempt 1 for the first test, 2 for the second repeat (RPT-1)
 * @param grade by CTCAE, 1 to 5, of the reaction that a call was about (INF-21); null for any other
 */
public record FollowUp(
        @Id Long id,
        String patientNumber,
        String kind,
        String analytes,
        String urgency,
        String assignedGroup,
        int attempt,
        OffsetDateTime dueAt,
        Long roundId,
        String state,
        String outcome,
        String note,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt,
        Integer grade) {

    public boolean open() {
        return "OPEN".equals(state);
    }

    boolean is(FollowUpKind other) {
        return other.names(kind);
    }

    /** Whether the same test is done again (RPT-1, INF-11b): its result is compared with the one before. */
    boolean testsAgain() {
        return FollowUpKind.testsAgain(kind);
    }

    /** Whether a neurologist has decided, so that no result is waited for. */
    boolean decided() {
        return FollowUpJudgement.DECIDED.equals(outcome);
    }

    public List<String> analyteCodes() {
        return codes(analytes);
    }

    static List<String> codes(String commaSeparated) {
        return commaSeparated == null
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .map(String::trim)
                        .filter(code -> !code.isEmpty())
                        .toList();
    }

    /** The same follow-up for a further finding: nothing becomes later or less urgent. */
    FollowUp extended(String newAnalytes, String newUrgency, OffsetDateTime newDueAt) {
        return asking(newAnalytes, assignedGroup).copy(newUrgency, attempt, newDueAt, state, outcome, note, closedAt);
    }

    FollowUp again(OffsetDateTime newDueAt) {
        return copy(urgency, attempt + 1, newDueAt, state, outcome, note, closedAt);
    }

    FollowUp postponed(OffsetDateTime newDueAt) {
        return copy(urgency, attempt, newDueAt, state, outcome, note, closedAt);
    }

    FollowUp assigned(String newGroup, OffsetDateTime newDueAt) {
        return asking(analytes, newGroup).postponed(newDueAt);
    }

    private FollowUp asking(String newAnalytes, String newGroup) {
        return new FollowUp(
                id,
                patientNumber,
                kind,
                newAnalytes,
                urgency,
                newGroup,
                attempt,
                dueAt,
                roundId,
                state,
                outcome,
                note,
                openedAt,
                closedAt,
                grade);
    }

    FollowUp noted(String newNote) {
        return copy(urgency, attempt, dueAt, state, outcome, newNote, closedAt);
    }

    /** INF-21 */
    FollowUp graded(Integer newGrade) {
        return new FollowUp(
                id,
                patientNumber,
                kind,
                analytes,
                urgency,
                assignedGroup,
                attempt,
                dueAt,
                roundId,
                state,
                outcome,
                note,
                openedAt,
                closedAt,
                newGrade);
    }

    FollowUp ended(String newState, String newOutcome, OffsetDateTime at) {
        return copy(urgency, attempt, dueAt, newState, newOutcome, note, at);
    }

    private FollowUp copy(
            String newUrgency,
            int newAttempt,
            OffsetDateTime newDueAt,
            String newState,
            String newOutcome,
            String newNote,
            OffsetDateTime newClosedAt) {
        return new FollowUp(
                id,
                patientNumber,
                kind,
                analytes,
                newUrgency,
                assignedGroup,
                newAttempt,
                newDueAt,
                roundId,
                newState,
                newOutcome,
                newNote,
                openedAt,
                newClosedAt,
                grade);
    }
}
