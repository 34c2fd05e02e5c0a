package org.alemtuzumab.pathway.programme;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The infusion checklist of a course has gone to the US programme (INF-16). */
@Component("sendInfusionChecklist")
class SendInfusionChecklist implements TaskListener {

    private final SentReport report;

    SendInfusionChecklist(SentReport report) {
        this.report = report;
    }

    @Override
    public void notify(DelegateTask task) {
        report.keep(task);
    }
}
