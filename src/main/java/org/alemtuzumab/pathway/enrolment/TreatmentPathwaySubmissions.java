package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code treatmentPathway}. */
@Component
class TreatmentPathwaySubmissions {

    private final Enrolments enrolments;
    private final LateReactions reactions;
    private final PatientReports reports;
    private final CurrentUser user;

    TreatmentPathwaySubmissions(
            Enrolments enrolments, LateReactions reactions, PatientReports reports, CurrentUser user) {
        this.enrolments = enrolments;
        this.reactions = reactions;
        this.reports = reports;
        this.user = user;
    }

    /** What is clinical goes to the tables, the process keeps the number. */
    @OnSubmission
    void enrolPatient(DelegateExecution execution, EnrolPatient told) {
        enrolments.enrol(told);
        execution.setProcessBusinessKey(told.patientNumber());
        TreatmentPathwayVariables.PATIENT_NUMBER.set(execution, told.patientNumber());
    }

    @OnSubmission
    void checkInAfterInfusion(DelegateTask task, CheckInAfterInfusion checkedIn) {
        reactions.record(TreatmentPathwayVariables.PATIENT_NUMBER.get(task), checkedIn, user.id());
        TreatmentPathwayVariables.LATE_REACTION_SERIOUS.set(task.getExecution(), checkedIn.serious());
    }

    @OnSubmission
    void reportDeath(DelegateTask task, ReportDeath reported) {
        PatientReport death = reports.latest(
                        TreatmentPathwayVariables.PATIENT_NUMBER.get(task), PatientReport.Kind.DEATH)
                .orElseThrow();
        reports.settle(death, reported.reportedOn(), reported.inWords());
    }
}
