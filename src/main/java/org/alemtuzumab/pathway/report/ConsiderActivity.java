package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What a neurologist concludes from MS activity for which no step of the pathway waited (INF-02). */
@Component("considerActivity")
class ConsiderActivity implements TaskListener {

    private final PatientReports reports;

    ConsiderActivity(PatientReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        reports.remark(
                PatientReportVariables.REPORT_ID.get(task), FormAnswers.of(task).requiredText("conclusion"));
    }
}
