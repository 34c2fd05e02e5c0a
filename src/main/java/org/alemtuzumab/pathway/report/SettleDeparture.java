package org.alemtuzumab.pathway.report;

import java.util.List;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * How a departure was settled; only a document in writing ends our monitoring, and nothing that is under way is torn off
 * (MON-09).
 */
@Component("settleDeparture")
class SettleDeparture implements TaskListener {

    private final PatientReports reports;
    private final Unfinished unfinished;
    private final ClinicTime time;

    SettleDeparture(PatientReports reports, Unfinished unfinished, ClinicTime time) {
        this.reports = reports;
        this.unfinished = unfinished;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        PatientReport report = reports.get(PatientReportVariables.REPORT_ID.get(task));
        String settlement = answers.requiredText("settlement");
        boolean leaves = !settlement.equals(PatientReport.STAYS);
        if (leaves) {
            requireSeenThrough(report.patientNumber());
        }
        reports.settleDeparture(
                report,
                settlement,
                leaves ? answers.requiredDate("settledOn") : time.today(),
                leaves ? inWriting(settlement, answers) : answers.requiredText("reason"));
        PatientReportVariables.LEAVES.set(task.getExecution(), leaves);
    }

    private void requireSeenThrough(String patientNumber) {
        List<String> open = unfinished.of(patientNumber);
        if (!open.isEmpty()) {
            throw new SubmissionRefused(
                    "Settlement: the patient cannot leave yet. Still under way: %s. See these through, then settle the departure"
                            .formatted(String.join("; ", open)));
        }
    }

    private static String inWriting(String settlement, FormAnswers answers) {
        return "%s in writing, document kept: %s. %s"
                .formatted(settlement, answers.requiredText("document"), answers.requiredText("reason"));
    }
}
