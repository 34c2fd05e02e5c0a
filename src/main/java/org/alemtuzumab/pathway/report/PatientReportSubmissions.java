package org.alemtuzumab.pathway.report;

import java.util.Set;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.form.Submissions;
import org.alemtuzumab.pathway.vaccination.ImmuneRecovery;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code patientReport}. */
@Component
class PatientReportSubmissions {

    private final ReportIntake intake;
    private final PatientReports reports;
    private final Departures departures;
    private final OtherResults results;
    private final ImmuneRecovery recovery;
    private final Submissions submissions;
    private final CurrentUser user;

    PatientReportSubmissions(
            ReportIntake intake,
            PatientReports reports,
            Departures departures,
            OtherResults results,
            ImmuneRecovery recovery,
            Submissions submissions,
            CurrentUser user) {
        this.intake = intake;
        this.reports = reports;
        this.departures = departures;
        this.results = results;
        this.recovery = recovery;
        this.submissions = submissions;
        this.user = user;
    }

    @OnSubmission(form = "patientReport")
    void reportPatient(DelegateExecution execution, ReportPatient told) {
        PatientReport report = intake.take(told);
        execution.setProcessBusinessKey(report.patientNumber());
        PatientReportVariables.PATIENT_NUMBER.set(execution, report.patientNumber());
        PatientReportVariables.REPORT_ID.set(execution, report.id());
        execution.setVariable(PatientReportVariables.REPORTED_BY.name(), user.id());
    }

    @OnSubmission
    void readWhatFollows(DelegateTask task, ReadWhatFollows read) {
        read.remark().ifPresent(remark -> reports.remark(PatientReportVariables.REPORT_ID.get(task), remark));
    }

    @OnSubmission
    void considerActivity(DelegateTask task, ConsiderActivity considered) {
        reports.remark(PatientReportVariables.REPORT_ID.get(task), considered.conclusion());
    }

    @OnSubmission
    void confirmImmuneRecovery(DelegateTask task, ConfirmImmuneRecovery answer) {
        recovery.confirm(PatientReportVariables.PATIENT_NUMBER.get(task), answer.recovered(), answer.reason());
    }

    @OnSubmission
    void recordOtherResults(DelegateTask task, RecordOtherResults given) {
        String patientNumber = PatientReportVariables.PATIENT_NUMBER.get(task);
        Set<String> corrected = results.take(patientNumber, given, user.id());
        submissions.correct(task, patientNumber, "collectedOn", corrected);
    }

    @OnSubmission
    void settleDeparture(DelegateTask task, SettleDeparture settled) {
        departures.settle(PatientReportVariables.REPORT_ID.get(task), settled);
        PatientReportVariables.LEAVES.set(task.getExecution(), settled.leaves());
    }
}
