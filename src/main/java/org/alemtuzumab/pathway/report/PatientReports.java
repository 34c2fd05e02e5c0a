package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the care team reported of a patient outside the planned steps. */
@Component
@Transactional
public class PatientReports {

    private final PatientReportRepository reports;
    private final ClinicTime time;

    PatientReports(PatientReportRepository reports, ClinicTime time) {
        this.reports = reports;
        this.time = time;
    }

    public PatientReport record(
            String patientNumber, String kind, LocalDate happenedOn, String details, String reportedBy) {
        return reports.save(
                new PatientReport(null, patientNumber, kind, happenedOn, details, reportedBy, time.now(), null, null));
    }

    public List<PatientReport> of(String patientNumber) {
        return reports.findByPatientNumberOrderById(patientNumber);
    }

    /** SCR-03: an infection that was reported and is not yet resolved. */
    public Optional<PatientReport> openInfection(String patientNumber) {
        return of(patientNumber).stream()
                .filter(report -> report.kind().equals("infection") && report.resolvedOn() == null)
                .findFirst();
    }

    /** Closes every open infection of the patient. */
    public void resolveInfection(String patientNumber, LocalDate on, String resolution) {
        of(patientNumber).stream()
                .filter(report -> report.kind().equals("infection") && report.resolvedOn() == null)
                .forEach(report -> reports.save(report.resolved(on, resolution)));
    }
}
