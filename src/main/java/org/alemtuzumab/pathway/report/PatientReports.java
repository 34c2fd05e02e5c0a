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
                .filter(report -> report.kind().equals(PatientReport.INFECTION) && report.resolvedOn() == null)
                .findFirst();
    }

    /** Closes every open infection of the patient. */
    public void resolveInfection(String patientNumber, LocalDate on, String resolution) {
        of(patientNumber).stream()
                .filter(report -> report.kind().equals(PatientReport.INFECTION) && report.resolvedOn() == null)
                .forEach(report -> reports.save(report.resolved(on, resolution)));
    }

    public boolean withdrawn(String patientNumber) {
        return latest(patientNumber, PatientReport.WITHDRAWAL).isPresent();
    }

    public boolean died(String patientNumber) {
        return latest(patientNumber, PatientReport.DEATH).isPresent();
    }

    public Optional<PatientReport> latest(String patientNumber, String kind) {
        return of(patientNumber).stream()
                .filter(report -> report.kind().equals(kind))
                .reduce((earlier, later) -> later);
    }

    /** Records how the patient's departure was settled, with the written document that it rests on. */
    public void settle(PatientReport report, LocalDate on, String resolution) {
        reports.save(report.resolved(on, resolution));
    }
}
