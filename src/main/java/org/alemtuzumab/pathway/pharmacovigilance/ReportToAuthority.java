package org.alemtuzumab.pathway.pharmacovigilance;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * The report was sent to the authority, or a person says why it is not (PHV-1).
 *
 * @param reportedOn of a report that was sent, as its reference and what became of the patient
 */
record ReportToAuthority(
        boolean serious,
        boolean suspected,
        PharmacovigilanceReport.Decision decision,
        Optional<LocalDate> reportedOn,
        Optional<String> reportReference,
        Optional<PatientOutcome> patientOutcome,
        String assessment) {

    enum PatientOutcome implements Spelled {
        RECOVERED,
        RECOVERING,
        NOT_RECOVERED,
        RECOVERED_WITH_SEQUELAE,
        DIED,
        UNKNOWN
    }

    /** Whether it has to be reported. */
    boolean reportable() {
        return serious && suspected;
    }

    boolean reported() {
        return decision == PharmacovigilanceReport.Decision.REPORTED;
    }
}
