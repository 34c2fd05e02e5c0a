package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes a report in: refused when no pathway of this number is under way. */
@Component("reportPatient")
class ReportPatient implements ExecutionListener {

    private final SubmissionCheck check;
    private final PatientReports reports;
    private final CurrentUser user;

    ReportPatient(SubmissionCheck check, PatientReports reports, CurrentUser user) {
        this.check = check;
        this.reports = reports;
        this.user = user;
    }

    @Override
    public void notify(DelegateExecution execution) {
        check.startForm(execution);
        FormAnswers answers = FormAnswers.of(execution);
        PatientReport report = reports.record(
                answers.requiredText("patientNumber"),
                answers.requiredDate("birthDate"),
                answers.requiredText("kind"),
                answers.requiredDate("happenedOn"),
                answers.requiredText("details"),
                user.id());
        check.dropStartAnswers(execution);
        execution.setProcessBusinessKey(report.patientNumber());
        PatientReportVariables.PATIENT_NUMBER.set(execution, report.patientNumber());
        PatientReportVariables.REPORT_ID.set(execution, report.id());
        execution.setVariable(PatientReportVariables.REPORTED_BY.name(), user.id());
    }
}
