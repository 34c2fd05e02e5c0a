package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** An abnormal, missing or unreadable result that a person must answer. */
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
        OffsetDateTime closedAt) {

    /** A finding that a person made, without a laboratory result behind it. */
    public static Finding raisedBy(
            String patientNumber, String rule, String urgency, String specialty, String evidence, OffsetDateTime at) {
        return new Finding(
                null,
                patientNumber,
                rule,
                urgency,
                specialty,
                null,
                evidence,
                null,
                null,
                "REPORT",
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null);
    }

    /** Outcome of a value that is kept and shown, but not alerted (SAF-8). */
    static final String LISTED = "listed";

    /** Whether it is only shown: known, and not worse (SAF-8). */
    public boolean listed() {
        return LISTED.equals(outcome);
    }

    /** Whether nobody has answered it yet. */
    public boolean open() {
        return closedAt == null;
    }

    Finding routed(OffsetDateTime at, Long newReferralId, Long newFollowUpId) {
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
                at,
                newReferralId,
                newFollowUpId,
                outcome,
                closedAt);
    }

    Finding closed(OffsetDateTime at, String newOutcome) {
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
                newOutcome,
                at);
    }

    /** Kept without asking anyone: it belongs to the follow-up that already runs, or to nobody. */
    Finding without(String why, Long ofFollowUp, OffsetDateTime at) {
        return withoutFollowUp().routed(at, null, ofFollowUp).closed(at, why);
    }

    /** The follow-up that already runs is enough. */
    Finding withoutFollowUp() {
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
                null,
                null,
                null,
                raisedAt,
                routedAt,
                referralId,
                followUpId,
                outcome,
                closedAt);
    }
}
