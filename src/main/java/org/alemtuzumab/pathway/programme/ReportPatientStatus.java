package org.alemtuzumab.pathway.programme;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient's status has gone to the US programme (MON-08). */
@Component("reportPatientStatus")
class ReportPatientStatus implements TaskListener {

    private final SentReport report;

    ReportPatientStatus(SentReport report) {
        this.report = report;
    }

    @Override
    public void notify(DelegateTask task) {
        report.keep(task);
    }
}
