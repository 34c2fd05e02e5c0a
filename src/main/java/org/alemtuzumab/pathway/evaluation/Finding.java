package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.text.Shortened;
import org.springframework.data.annotation.Id;

/**
 * An abnormal, missing or unreadable result that a person must answer.
 *
 * @param judgedBy the decision table that made it; null for a question or what a person found
 * @param judgedOn the sample day that the table judged
 * @param profile the version of the label profile whose limits judged it, such as "STRICT" or "KSA/2" (PRF-1); null where
 *     no table did
 * @param overtakenAt when it ceased to hold, because a value was corrected or became known later (SAF-4, SAF-11)
 * @param toldAgainOf the open finding that it says again, and whose answer is its own (SAF-6); null for any other
 */
public record Finding(
        @Id Long id,
        String patientNumber,
        String rule,
        String urgency,
        String specialty,
        String analytes,
        String evidence,
        Long resultId,
        Long roundId,
        String context,
        String followUpKind,
        String followUpAnalytes,
        Integer followUpHours,
        OffsetDateTime raisedAt,
        OffsetDateTime routedAt,
        Long referralId,
        Long followUpId,
        String outcome,
        OffsetDateTime closedAt,
        String judgedBy,
        LocalDate judgedOn,
        String profile,
        OffsetDateTime overtakenAt,
        Long toldAgainOf) {

    /** Outcome of a value that is kept and shown, but not alerted (SAF-8). */
    static final String LISTED = "listed";

    /** Outcome of what a person answered because it could not be routed (SAF-7). */
    private static final String BY_HAND = "byHand";

    /** Outcome of what has ceased to hold before a specialist had it (SAF-4). */
    private static final String OVERTAKEN = "overtaken";

    /** Outcomes that a person has set down. */
    private static final Set<String> PERSONS = Set.of("confirmed", "excluded", "observed", "decided", BY_HAND);

    /** What a column holds. */
    static final int LONGEST_EVIDENCE = 1000;

    public Finding {
        evidence = Shortened.to(LONGEST_EVIDENCE, evidence);
    }

    /** What a result says, that nobody has answered yet. */
    static Finding raised(
            String rule,
            String urgency,
            String specialty,
            String analytes,
            String evidence,
            LabResult result,
            OffsetDateTime at) {
        return unanswered(
                result.patientNumber(),
                rule,
                urgency,
                specialty,
                analytes,
                evidence,
                result.id(),
                result.roundId(),
                result.context(),
                at,
                null);
    }

    /** A finding that a person made, without a laboratory result behind it. */
    public static Finding raisedBy(
            String patientNumber, String rule, String urgency, String specialty, String evidence, OffsetDateTime at) {
        return raisedBy(patientNumber, rule, urgency, specialty, null, evidence, "REPORT", at);
    }

    /** The same, saying what it is about and where it was found. */
    public static Finding raisedBy(
            String patientNumber,
            String rule,
            String urgency,
            String specialty,
            String analytes,
            String evidence,
            String context,
            OffsetDateTime at) {
        return unanswered(patientNumber, rule, urgency, specialty, analytes, evidence, null, null, context, at, null);
    }

    /** The same result told anew to someone else. */
    public Finding toldAnew(
            String newRule, String newUrgency, String newSpecialty, String newEvidence, OffsetDateTime at) {
        return unanswered(
                patientNumber,
                newRule,
                newUrgency,
                newSpecialty,
                analytes,
                newEvidence,
                resultId,
                roundId,
                context,
                at,
                profile);
    }

    private static Finding unanswered(
            String patientNumber,
            String rule,
            String urgency,
            String specialty,
            String analytes,
            String evidence,
            Long resultId,
            Long roundId,
            String context,
            OffsetDateTime at,
            String profile) {
        return new Finding(
                null,
                patientNumber,
                rule,
                urgency,
                specialty,
                analytes,
                evidence,
                resultId,
                roundId,
                context,
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                profile,
                null,
                null);
    }

    /** Whether it is only shown: known, and not worse (SAF-8). */
    public boolean listed() {
        return LISTED.equals(outcome);
    }

    /** SAF-14: whether a person has closed it, and not a test. */
    public boolean closedByPerson() {
        return closedAt != null && PERSONS.contains(String.valueOf(outcome));
    }

    /** Whether nobody has answered it yet. */
    public boolean open() {
        return closedAt == null;
    }

    /** Whether it has ceased to hold; a referral that it led to stays a person's matter (SAF-4). */
    public boolean overtaken() {
        return overtakenAt != null;
    }

    /** SAF-6: the finding that is answered for it: what is told a third time says the first again, too. */
    public Long firstTold() {
        return toldAgainOf == null ? id : toldAgainOf;
    }

    /** SAF-6: it says again what this open finding says. */
    public Finding tellingAgain(long told) {
        return new Finding(
                id,
                patientNumber,
                rule,
                urgency,
                specialty,
                analytes,
                evidence,
                resultId,
                roundId,
                context,
                followUpKind,
                followUpAnalytes,
                followUpHours,
                raisedAt,
                routedAt,
                referralId,
                followUpId,
                outcome,
                closedAt,
                judgedBy,
                judgedOn,
                profile,
                overtakenAt,
                told);
    }

    /** What must be tested again, by when; no kind: the follow-up that already runs is enough. */
    public Finding asking(String kind, String codes, Integer hours) {
        return copy(kind, codes, hours, routedAt, referralId, followUpId, outcome, closedAt, overtakenAt);
    }

    /** Whether it has asked for this test. @param analyte code */
    boolean asksFor(String analyte) {
        return followUpAnalytes != null && List.of(followUpAnalytes.split(",")).contains(analyte);
    }

    /** What answered it no longer counts: it waits to be routed again (SAF-4). */
    Finding reopened() {
        return routed(null, null, null).closed(null, null);
    }

    Finding withoutFollowUp() {
        return asking(null, null, null);
    }

    /** @param version of the profile that held on that day */
    Finding judged(String table, LocalDate day, String version) {
        return new Finding(
                id,
                patientNumber,
                rule,
                urgency,
                specialty,
                analytes,
                evidence,
                resultId,
                roundId,
                context,
                followUpKind,
                followUpAnalytes,
                followUpHours,
                raisedAt,
                routedAt,
                referralId,
                followUpId,
                outcome,
                closedAt,
                table,
                day,
                version,
                overtakenAt,
                toldAgainOf);
    }

    Finding routed(OffsetDateTime at, Long newReferralId, Long newFollowUpId) {
        return copy(
                followUpKind,
                followUpAnalytes,
                followUpHours,
                at,
                newReferralId,
                newFollowUpId,
                outcome,
                closedAt,
                overtakenAt);
    }

    Finding closed(OffsetDateTime at, String newOutcome) {
        return copy(
                followUpKind,
                followUpAnalytes,
                followUpHours,
                routedAt,
                referralId,
                followUpId,
                newOutcome,
                at,
                overtakenAt);
    }

    /** Kept without asking anyone: it belongs to the follow-up that already runs, or to nobody. */
    Finding without(String why, Long ofFollowUp, OffsetDateTime at) {
        return withoutFollowUp().routed(at, null, ofFollowUp).closed(at, why);
    }

    /** Answered by a person, without a referral or follow-up (SAF-7). */
    Finding answeredByHand(String whatWasDone, OffsetDateTime at) {
        return about(resultId, analytes, evidence + "; by hand: " + whatWasDone)
                .routed(at, null, null)
                .closed(at, BY_HAND);
    }

    /** It holds of these values of the same sample day now. */
    Finding about(Long newResultId, String newAnalytes, String newEvidence) {
        return new Finding(
                id,
                patientNumber,
                rule,
                urgency,
                specialty,
                newAnalytes,
                newEvidence,
                newResultId,
                roundId,
                context,
                followUpKind,
                followUpAnalytes,
                followUpHours,
                raisedAt,
                routedAt,
                referralId,
                followUpId,
                outcome,
                closedAt,
                judgedBy,
                judgedOn,
                profile,
                overtakenAt,
                toldAgainOf);
    }

    /** It holds no longer. Where a specialist has it, only that person closes it (SAF-4). */
    Finding overtaken(OffsetDateTime at) {
        boolean answered = referralId != null || !open();
        return copy(
                followUpKind,
                followUpAnalytes,
                followUpHours,
                routedAt == null ? at : routedAt,
                referralId,
                followUpId,
                answered ? outcome : OVERTAKEN,
                answered ? closedAt : at,
                at);
    }

    private Finding copy(
            String newFollowUpKind,
            String newFollowUpAnalytes,
            Integer newFollowUpHours,
            OffsetDateTime newRoutedAt,
            Long newReferralId,
            Long newFollowUpId,
            String newOutcome,
            OffsetDateTime newClosedAt,
            OffsetDateTime newOvertakenAt) {
        return new Finding(
                id,
                patientNumber,
                rule,
                urgency,
                specialty,
                analytes,
                evidence,
                resultId,
                roundId,
                context,
                newFollowUpKind,
                newFollowUpAnalytes,
                newFollowUpHours,
                raisedAt,
                newRoutedAt,
                newReferralId,
                newFollowUpId,
                newOutcome,
                newClosedAt,
                judgedBy,
                judgedOn,
                profile,
                newOvertakenAt,
                toldAgainOf);
    }
}
