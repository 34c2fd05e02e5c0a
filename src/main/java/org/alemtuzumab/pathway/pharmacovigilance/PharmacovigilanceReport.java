package org.alemtuzumab.pathway.pharmacovigilance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/**
 * One occasion to report, and what became of it (PHV-1).
 *
 * @param serious whether it was; null until it is answered
 * @param suspected whether it is suspected to come from the drug; null until it is answered
 * @param decision null until it is answered
 * @param reportedOn of one that was reported, as its reference and what became of the patient; else null
 */
record PharmacovigilanceReport(
        @Id Long id,
        String patientNumber,
        Reason reason,
        String details,
        OffsetDateTime askedAt,
        Boolean serious,
        Boolean suspected,
        Decision decision,
        LocalDate reportedOn,
        String reference,
        ReportToAuthority.PatientOutcome patientOutcome,
        String assessment,
        String recordedBy,
        OffsetDateTime recordedAt) {

    enum Decision implements Spelled {
        REPORTED,
        NOT_REPORTABLE
    }

    private static final int LONGEST = 2000;

    PharmacovigilanceReport {
        Objects.requireNonNull(patientNumber);
        Objects.requireNonNull(reason);
        details = details.substring(0, Math.min(details.length(), LONGEST));
        if ((decision == Decision.REPORTED) != (reportedOn != null && reference != null)) {
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

    PharmacovigilanceReport answered(ReportToAuthority answer, String by, OffsetDateTime at) {
        return new PharmacovigilanceReport(
                id,
                patientNumber,
                reason,
                details,
                askedAt,
                answer.serious(),
                answer.suspected(),
                answer.decision(),
                answer.reportedOn().orElse(null),
                answer.reportReference().orElse(null),
                answer.patientOutcome().orElse(null),
                answer.assessment(),
                by,
                at);
    }
}
