package org.alemtuzumab.pathway.followup;

import java.time.OffsetDateTime;
import java.util.List;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/** A repeat, reflex or clarification with its days, judged by RPT-1, beside the rounds: what is asked, and what was answered. */
public record FollowUp(
        @Id Long id,
        String patientNumber,
        @Embedded.Empty Asked asked,
        Long roundId,
        @Embedded.Empty Said said,
        OffsetDateTime openedAt) {

    static FollowUp opened(String patientNumber, Asked asked, Long roundId, OffsetDateTime at) {
        return new FollowUp(null, patientNumber, asked, roundId, Said.NOTHING, at);
    }

    public FollowUpKind kind() {
        return asked.kind();
    }

    /** Codes of what is asked for, comma-separated; empty where a person decides without a test. */
    public String analytes() {
        return asked.analytes();
    }

    public Urgency urgency() {
        return asked.urgency();
    }

    public String assignedGroup() {
        return asked.assignedGroup();
    }

    /** 1 for the first test, 2 for the second repeat (RPT-1). */
    int attempt() {
        return asked.attempt();
    }

    public OffsetDateTime dueAt() {
        return asked.dueAt();
    }

    /** The last answer; null while there is none. */
    public FollowUpOutcome outcome() {
        return said.outcome();
    }

    /** What was said or decided, or why it could not be done; null where nothing was. */
    String note() {
        return said.note();
    }

    public boolean open() {
        return said.state() == Said.State.OPEN;
    }

    boolean is(FollowUpKind other) {
        return kind() == other;
    }

    /** Whether the same test is done again (RPT-1, INF-11b): its result is compared with the one before. */
    boolean testsAgain() {
        return kind().testsAgain();
    }

    /** Whether a neurologist has decided, so that no result is waited for. */
    boolean decided() {
        return outcome() == FollowUpOutcome.DECIDED;
    }

    public List<String> analyteCodes() {
        return FollowUpRequest.codes(analytes());
    }

    /** The same follow-up for a further finding: nothing becomes later or less urgent. */
    FollowUp extended(String analytes, Urgency urgency, OffsetDateTime dueAt) {
        return with(asked.extended(analytes, urgency, dueAt));
    }

    FollowUp again(OffsetDateTime dueAt) {
        return with(asked.again(dueAt));
    }

    FollowUp postponed(OffsetDateTime dueAt) {
        return with(asked.by(dueAt));
    }

    FollowUp assigned(String group, OffsetDateTime dueAt) {
        return with(asked.of(group).by(dueAt));
    }

    FollowUp noted(String note) {
        return with(said.noted(note));
    }

    /** INF-21 */
    FollowUp graded(Integer grade) {
        return with(said.graded(grade));
    }

    /** It stays open. @param outcome null where it is asked again */
    FollowUp answered(FollowUpOutcome outcome) {
        return with(said.with(outcome));
    }

    FollowUp closed(FollowUpOutcome outcome, OffsetDateTime at) {
        return with(said.ended(Said.State.CLOSED, outcome, at));
    }

    FollowUp cancelled(FollowUpOutcome outcome, OffsetDateTime at) {
        return with(said.ended(Said.State.CANCELLED, outcome, at));
    }

    private FollowUp with(Asked changed) {
        return new FollowUp(id, patientNumber, changed, roundId, said, openedAt);
    }

    private FollowUp with(Said changed) {
        return new FollowUp(id, patientNumber, asked, roundId, changed, openedAt);
    }
}
