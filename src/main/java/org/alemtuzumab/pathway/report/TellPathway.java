package org.alemtuzumab.pathway.report;

import java.util.Map;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the patient's running processes what was reported. */
@Component("tellPathway")
class TellPathway implements JavaDelegate {

    /** What a report tells; the other kinds wait for a settlement in writing. */
    private static final Map<String, String> MESSAGES = Map.of(
            PatientReport.INFECTION, "infectionReported",
            PatientReport.MS_ACTIVITY, "activityReported",
            PatientReport.OTHER_RESULTS, "resultsReported",
            PatientReport.WITHDRAWAL, "treatmentWithdrawn",
            PatientReport.DEATH, "patientLeft");

    private final PatientReports reports;
    private final Consequences consequences;
    private final Messages messages;

    TellPathway(PatientReports reports, Consequences consequences, Messages messages) {
        this.reports = reports;
        this.consequences = consequences;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PatientReport report = reports.get(PatientReportVariables.REPORT_ID.get(execution));
        String message = MESSAGES.get(report.kind());
        boolean heard = message != null && messages.tell(message, report.patientNumber()) > 0;
        if (report.kind().equals(PatientReport.OTHER_RESULTS) && !heard) {
            throw new SubmissionRefused(
                    "Patient number: no pathway of this patient is under way that could take results;"
                            + " give them to the neurologist");
        }
        PatientReportVariables.CONSEQUENCES.set(execution, consequences.of(report, heard));
        PatientReportVariables.ACTIVITY_UNHEARD.set(
                execution, report.kind().equals(PatientReport.MS_ACTIVITY) && !heard);
        PatientReportVariables.MAY_LEAVE.set(execution, report.mayLeave());
    }
}
