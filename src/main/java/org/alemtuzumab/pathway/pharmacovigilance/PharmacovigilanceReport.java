package org.alemtuzumab.pathway.pharmacovigilance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.data.annotation.Id;

/**
 * One occasion to report, and what became of it (PHV-1).
 *
 * @param serious whether it was; null until it is answered
 * @param suspected whether it is suspected to come from the drug; null until it is answered
 * @param decision reported or notReportable; null until it is answered
 */
record PharmacovigilanceReport(
        @Id Long id,
        String patientNumber,
        Reason reason,
        String details,
        OffsetDateTime askedAt,
        Boolean serious,
        Boolean suspected,
        String decision,
        LocalDate reportedOn,
        String reference,
        String patientOutcome,
        String assessment,
        String recordedBy,
        OffsetDateTime recordedAt) {

    static final String REPORTED = "reported";

    private static final int LONGEST = 2000;

    PharmacovigilanceReport {
        Objects.requireNonNull(patientNumber);
        Objects.requireNonNull(reason);
        details = details.substring(0, Math.min(details.length(), LONGEST));
        if (REPORTED.equals(decision) != (reportedOn != null && reference != null)) {
            throw new IllegalArgumentException("Exactly what was reported has a day and a reference");
        }
    }

    static PharmacovigilanceReport asked(String patientNumber, Reason reason, String details, OffsetDateTime at) {
        return new PharmacovigilanceReport(
                null, patientNumber, reason, details, at, null, null, null, null, null, null, null, null, null);
    }

    boolean isOf(Reason other, String otherDetails) {
        return reason == other && details.equals(otherDetails.substring(0, Math.min(otherDetails.length(), LONGEST)));
    }

    PharmacovigilanceReport answered(
            boolean wasSerious,
            boolean isSuspected,
            String newDecision,
            LocalDate on,
            String newReference,
            String outcome,
            String newAssessment,
            String by,
            OffsetDateTime at) {
        return new PharmacovigilanceReport(
                id,
                patientNumber,
                reason,
                details,
                askedAt,
                wasSerious,
                isSuspected,
                newDecision,
                on,
                newReference,
                outcome,
                newAssessment,
                by,
                at);
    }
}
