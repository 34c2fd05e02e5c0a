package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What deferred the course is resolved: infections are closed only where this is said, and screening goes on (SCR-03). */
@Component("recordResolution")
class RecordResolution implements TaskListener {

    private final PatientReports reports;

    RecordResolution(PatientReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        reports.answerInfections(
                TreatmentVariables.PATIENT_NUMBER.get(task),
                answers.requiredText("infectionResolved"),
                task.getCreateTime().toInstant(),
                answers.requiredDate("resolvedOn"),
                answers.requiredText("resolution"));
    }
}
