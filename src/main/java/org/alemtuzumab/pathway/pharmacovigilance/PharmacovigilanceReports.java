package org.alemtuzumab.pathway.pharmacovigilance;

import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
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
    private final Courses courses;
    private final ClinicTime time;

    PharmacovigilanceReports(
            PharmacovigilanceReportRepository reports, RunningProcesses processes, Courses courses, ClinicTime time) {
        this.reports = reports;
        this.processes = processes;
        this.courses = courses;
        this.time = time;
    }

    /**
     * Asks for a report, in the caller's transaction: its task opens at once, and stays open when the patient's pathway
     * ends. Nothing is asked of a patient who was never exposed. The same event of a patient is asked for once, however often it is told.
     *
     * @param details the event in words; the same words are the same event. Cut after 2,000 characters
     */
    public void ask(String patientNumber, Reason reason, String details) {
        if (courses.infusions(patientNumber).isEmpty()) {
            return; // nothing is asked of a patient who never had the drug
        }
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
     * Offers to report the reactions of a course that were not serious: once a course (PHV-1).
     *
     * @param details the reactions in words; nothing is offered where there were none
     */
    public void offer(String patientNumber, int courseNumber, String details) {
        String course = "Course %d. ".formatted(courseNumber);
        boolean offered = reports.findByPatientNumberOrderById(patientNumber).stream()
                .anyMatch(report ->
                        report.reason() == Reason.REACTION && report.details().startsWith(course));
        if (!details.isBlank() && !offered) {
            ask(patientNumber, Reason.REACTION, course + details);
        }
    }

    /**
     * Records the report that was sent, or why nothing is reported.
     *
     * @throws SubmissionRefused when its day lies ahead, or nothing is reported although it was serious and is suspected
     */
    void answer(long id, ReportToAuthority answer, String recordedBy) {
        answer.reportedOn().filter(on -> on.isAfter(time.today())).ifPresent(on -> {
            throw new SubmissionRefused("Reported on: %s lies in the future".formatted(on));
        });
        if (answer.reportable() && !answer.reported()) {
            throw new SubmissionRefused("What was done: what is serious and suspected is reported (PHV-1)");
        }
        reports.save(get(id).answered(answer, recordedBy, time.now()));
    }
}
