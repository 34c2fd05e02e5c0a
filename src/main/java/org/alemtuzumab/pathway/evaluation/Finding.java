package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.alemtuzumab.pathway.results.LabResult;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/** An abnormal, missing or unreadable result that a person must answer: what was found, where it went, how it was answered. */
public record Finding(
        @Id Long id,
        String patientNumber,
        @Embedded.Empty Found found,
        @Embedded.Empty Sent sent,
        @Embedded.Empty Answered answered) {

    /** What a result says, that nobody has answered yet. */
    static Finding raised(LabResult result, String analytes, Alert alert, OffsetDateTime at) {
        return unanswered(
                result.patientNumber(), Found.of(alert, analytes, result.id(), result.roundId(), result.context(), at));
    }

    /** A finding that a person made, without a laboratory result behind it. */
    public static Finding raisedBy(String patientNumber, Alert alert, OffsetDateTime at) {
        return raisedBy(patientNumber, "REPORT", alert, at);
    }

    /** The same, saying where it was found. */
    public static Finding raisedBy(String patientNumber, String context, Alert alert, OffsetDateTime at) {
        return unanswered(patientNumber, Found.of(alert, null, null, null, context, at));
    }

    /** The same result told anew to someone else. */
    public Finding toldAnew(Alert alert, OffsetDateTime at) {
        return unanswered(patientNumber, found.toldAnew(alert, at));
    }

    private static Finding unanswered(String patientNumber, Found found) {
        return new Finding(null, patientNumber, found, Sent.NOWHERE, Answered.NOT_YET);
    }

    public String rule() {
        return found.alert().rule();
    }

    public Urgency urgency() {
        return found.alert().urgency();
    }

    /** Who answers it; null where its follow-up does. */
    public String specialty() {
        return found.alert().specialty();
    }

    public String evidence() {
        return found.alert().evidence();
    }

    /** Codes of what it is about, comma-separated; null where it is about no test. */
    public String analytes() {
        return found.analytes();
    }

    public List<String> analyteCodes() {
        return FollowUpRequest.codes(analytes());
    }

    /** The result that it was found in; null where a person found it. */
    public Long resultId() {
        return found.resultId();
    }

    public Long roundId() {
        return found.roundId();
    }

    public String context() {
        return found.context();
    }

    /** The test that it asks for. */
    public FollowUpRequest request() {
        return found.request();
    }

    public OffsetDateTime raisedAt() {
        return found.raisedAt();
    }

    /** The decision table that made it; null for a question or what a person found. */
    String judgedBy() {
        return found.judgedBy();
    }

    /** The sample day that the table judged; null where none did. */
    public LocalDate judgedOn() {
        return found.judgedOn();
    }

    public String profile() {
        return found.profile();
    }

    OffsetDateTime routedAt() {
        return sent.routedAt();
    }

    public Long referralId() {
        return sent.referralId();
    }

    public Long followUpId() {
        return sent.followUpId();
    }

    /** The open finding that it says again, and whose answer is its own (SAF-6); null for any other. */
    public Long toldAgainOf() {
        return sent.toldAgainOf();
    }

    /** The last answer; null while there is none. */
    public Outcome outcome() {
        return answered.outcome();
    }

    OffsetDateTime closedAt() {
        return answered.closedAt();
    }

    /** Whether it is only shown: known, and not worse (SAF-8). */
    public boolean listed() {
        return outcome() == Outcome.LISTED;
    }

    /** SAF-14: whether a person has closed it, and not a test. */
    public boolean closedByPerson() {
        return !open() && outcome() != null && outcome().byPerson();
    }

    /** Whether nobody has answered it yet. */
    public boolean open() {
        return closedAt() == null;
    }

    /** Whether it has ceased to hold; a referral that it led to stays a person's matter (SAF-4). */
    public boolean overtaken() {
        return answered.overtakenAt() != null;
    }

    /** Whether it asks for a test of this kind. */
    public boolean asks(FollowUpKind kind) {
        return request().kind() == kind;
    }

    /** Whether it has asked for this test. @param analyte code */
    boolean asksFor(String analyte) {
        return request().codes().contains(analyte);
    }

    /** Whether it is as urgent as this, or more. */
    public boolean atLeast(Urgency urgency) {
        return urgency().atLeast(urgency);
    }

    /** SAF-6: the finding that is answered for it: what is told a third time says the first again, too. */
    public Long firstTold() {
        return toldAgainOf() == null ? id : toldAgainOf();
    }

    /** SAF-6: it says again what this open finding says. */
    public Finding tellingAgain(long told) {
        return with(sent.tellingAgain(told));
    }

    /** What must be tested again, by when; nothing: the follow-up that already runs is enough. */
    public Finding asking(FollowUpRequest request) {
        return with(found.asking(request));
    }

    /** What answered it no longer counts: it waits to be routed again (SAF-4). */
    Finding reopened() {
        return routed(null, null, null).closed(null, null);
    }

    /** @param version of the profile that held on that day */
    Finding judged(String table, LocalDate day, String version) {
        return with(found.judged(table, day, version));
    }

    Finding routed(OffsetDateTime at, Long referralId, Long followUpId) {
        return with(sent.to(at, referralId, followUpId));
    }

    Finding closed(OffsetDateTime at, Outcome outcome) {
        return with(answered.with(outcome, at));
    }

    /** Kept without asking anyone: it belongs to the follow-up that already runs, or to nobody. */
    Finding without(Outcome why, Long ofFollowUp, OffsetDateTime at) {
        return asking(FollowUpRequest.NONE).routed(at, null, ofFollowUp).closed(at, why);
    }

    /** Answered by a person, without a referral or follow-up (SAF-7). */
    Finding answeredByHand(String whatWasDone, OffsetDateTime at) {
        return remarked("by hand: " + whatWasDone).routed(at, null, null).closed(at, Outcome.BY_HAND);
    }

    /** With what else is known of it. */
    Finding remarked(String remark) {
        return about(resultId(), analytes(), evidence() + "; " + remark);
    }

    /** About these analytes. @param codes comma-separated */
    public Finding about(String codes) {
        return about(resultId(), codes, evidence());
    }

    /** It holds of these values of the same sample day now. */
    Finding about(Long resultId, String analytes, String evidence) {
        return with(found.about(resultId, analytes, evidence));
    }

    /** It holds no longer. Where a specialist has it, only that person closes it (SAF-4). */
    Finding overtaken(OffsetDateTime at) {
        Finding holding = referralId() != null || !open() ? this : closed(at, Outcome.OVERTAKEN);
        return holding.routed(routedAt() == null ? at : routedAt(), referralId(), followUpId())
                .with(holding.answered.overtaken(at));
    }

    private Finding with(Found changed) {
        return new Finding(id, patientNumber, changed, sent, answered);
    }

    private Finding with(Sent changed) {
        return new Finding(id, patientNumber, found, changed, answered);
    }

    private Finding with(Answered changed) {
        return new Finding(id, patientNumber, found, sent, changed);
    }
}
