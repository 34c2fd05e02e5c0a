package org.alemtuzumab.pathway.pharmacovigilance;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pharmacovigilance is asked to report (PHV-1). */
@Component
@Transactional
public class PharmacovigilanceReports {

    private static final String PROCESS = "pharmacovigilanceReport";

    private final PharmacovigilanceReportRepository reports;
    private final RunningProcesses processes;
    private final ClinicTime time;

    PharmacovigilanceReports(PharmacovigilanceReportRepository reports, RunningProcesses processes, ClinicTime time) {
        this.reports = reports;
        this.processes = processes;
        this.time = time;
    }

    /**
     * Asks for a report, in the caller's transaction: its task opens at once, and stays open when the patient's pathway
     * ends. The same event of a patient is asked for once, however often it is told.
     *
     * @param details the event in words; the same words are the same event. Cut after 2,000 characters
     */
    public void ask(String patientNumber, Reason reason, String details) {
        boolean asked = reports.findByPatientNumberOrderById(patientNumber).stream()
                .anyMatch(report -> report.isOf(reason, details));
        if (!asked) {
            PharmacovigilanceReport report =
                    reports.save(PharmacovigilanceReport.asked(patientNumber, reason, details, time.now()));
            processes.startBeside(
                    PROCESS,
                    patientNumber,
                    Map.of(
                            PharmacovigilanceReportVariables.PATIENT_NUMBER.name(),
                            patientNumber,
                            PharmacovigilanceReportVariables.REPORT_ID.name(),
                            report.id()));
        }
    }

    PharmacovigilanceReport get(long id) {
        return reports.findById(id).orElseThrow(() -> new IllegalArgumentException("No report has this id"));
    }

    /**
     * Records the report that was sent.
     *
     * @throws SubmissionRefused when its day lies ahead
     */
    void reported(
            long id, LocalDate on, String reference, String patientOutcome, String assessment, String recordedBy) {
        if (on.isAfter(time.today())) {
            throw new SubmissionRefused("Reported on: %s lies in the future".formatted(on));
        }
        reports.save(get(id).answered(
                        PharmacovigilanceReport.REPORTED,
                        on,
                        reference,
                        patientOutcome,
                        assessment,
                        recordedBy,
                        time.now()));
    }

    /** Records why nothing is reported. */
    void notReportable(long id, String assessment, String recordedBy) {
        reports.save(get(id).answered("notReportable", null, null, null, assessment, recordedBy, time.now()));
    }
}
