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

    public static final String INFECTION = "infection";
    public static final String MS_ACTIVITY = "msActivity";
    public static final String WITHDRAWAL = "withdrawal";
    public static final String MOVE = "move";
    public static final String LOST_TO_FOLLOW_UP = "lostToFollowUp";
    public static final String MONITORING_REFUSED = "monitoringRefused";
    public static final String DEATH = "death";

    PatientReport resolved(LocalDate on, String how) {
        return new PatientReport(id, patientNumber, kind, happenedOn, details, reportedBy, reportedAt, on, how);
    }
}
