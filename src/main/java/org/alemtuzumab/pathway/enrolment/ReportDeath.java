package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the reference of the pharmacovigilance report with the reported death (PHV-1). */
@Component("reportDeath")
class ReportDeath implements TaskListener {

    private final PatientReports reports;

    ReportDeath(PatientReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        PatientReport death = reports.latest(
                        TreatmentPathwayVariables.PATIENT_NUMBER.get(task), PatientReport.Kind.DEATH)
                .orElseThrow();
        reports.settle(
                death,
                answers.requiredDate("reportedOn"),
                "Pharmacovigilance report %s; suspected cause: %s"
                        .formatted(answers.requiredText("reportReference"), answers.requiredText("suspectedCause")));
    }
}
