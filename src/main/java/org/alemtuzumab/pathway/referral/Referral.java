package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.springframework.data.annotation.Id;

/** One referral of a patient to one specialty; further findings are appended while it is open (SAF-6). */
public record Referral(
        @Id Long id,
        String patientNumber,
        String specialty,
        String openKey,
        Urgency urgency,
        OffsetDateTime openedAt,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy,
        int escalations,
        Conclusion outcome,
        LocalDate observedUntil,
        OffsetDateTime closedAt) {

    public boolean open() {
        return closedAt == null;
    }

    static String openKey(String patientNumber, String specialty) {
        return patientNumber + "|" + specialty;
    }

    /** SAF-6: urgency only rises, and an EMERGENCY asks for a new acknowledgement. */
    Referral extended(Urgency newUrgency, boolean acknowledgeAgain) {
        return copy(
                openKey,
                newUrgency,
                acknowledgeAgain ? null : acknowledgedAt,
                acknowledgeAgain ? null : acknowledgedBy,
                escalations,
                outcome,
                observedUntil,
                closedAt);
    }

    Referral acknowledged(OffsetDateTime at, String by) {
        return copy(openKey, urgency, at, by, escalations, outcome, observedUntil, closedAt);
    }

    Referral escalated() {
        return copy(
                openKey, urgency, acknowledgedAt, acknowledgedBy, escalations + 1, outcome, observedUntil, closedAt);
    }

    Referral answered(Conclusion newOutcome, LocalDate until) {
        return copy(openKey, urgency, acknowledgedAt, acknowledgedBy, escalations, newOutcome, until, closedAt);
    }

    /** Lets the specialty go, so that the next finding starts a referral of its own. */
    Referral closed(OffsetDateTime at) {
        return copy(null, urgency, acknowledgedAt, acknowledgedBy, escalations, outcome, observedUntil, at);
    }

    private Referral copy(
            String newOpenKey,
            Urgency newUrgency,
            OffsetDateTime newAcknowledgedAt,
            String newAcknowledgedBy,
            int newEscalations,
            Conclusion newOutcome,
            LocalDate newObservedUntil,
            OffsetDateTime newClosedAt) {
        return new Referral(
                id,
                patientNumber,
                specialty,
                newOpenKey,
                newUrgency,
                openedAt,
                newAcknowledgedAt,
                newAcknowledgedBy,
                newEscalations,
                newOutcome,
                newObservedUntil,
                newClosedAt);
    }
}
