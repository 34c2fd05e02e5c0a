package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The reporter has read what follows; a remark is kept with the report. */
@Component("readWhatFollows")
class ReadWhatFollows implements TaskListener {

    private final PatientReports reports;

    ReadWhatFollows(PatientReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers.of(task)
                .text("remark")
                .ifPresent(remark -> reports.remark(PatientReportVariables.REPORT_ID.get(task), remark));
    }
}
