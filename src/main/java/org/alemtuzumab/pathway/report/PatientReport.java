package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** What anyone of the care team reported of a patient. */
@Table("patient_report")
public record PatientReport(
        @Id Long id,
        String patientNumber,
        String kind,
        LocalDate happenedOn,
        String details,
        String reportedBy,
        OffsetDateTime reportedAt,
        LocalDate resolvedOn,
        String resolution) {

    PatientReport resolved(LocalDate on, String how) {
        return new PatientReport(id, patientNumber, kind, happenedOn, details, reportedBy, reportedAt, on, how);
    }
}
