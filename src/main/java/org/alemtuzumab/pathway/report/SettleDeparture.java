package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** How a departure was settled; only a document in writing ends our monitoring (MON-09). */
@Component("settleDeparture")
class SettleDeparture implements TaskListener {

    private final PatientReports reports;

    SettleDeparture(PatientReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean leaves = !answers.requiredText("settlement").equals("stays");
        if (leaves) {
            reports.settle(
                    reports.get(PatientReportVariables.REPORT_ID.get(task)),
                    answers.requiredDate("settledOn"),
                    "%s in writing, document kept: %s. %s"
                            .formatted(
                                    answers.requiredText("settlement"),
                                    answers.requiredText("document"),
                                    answers.requiredText("reason")));
        }
        PatientReportVariables.LEAVES.set(task.getExecution(), leaves);
    }
}
