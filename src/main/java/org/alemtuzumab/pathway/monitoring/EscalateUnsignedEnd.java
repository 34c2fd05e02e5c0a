package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what the neurologist on call arranged about an unsigned end (MON-07). */
@Component("escalateUnsignedEnd")
class EscalateUnsignedEnd implements TaskListener {

    private final EndOfMonitoring endOfMonitoring;
    private final CurrentUser user;

    EscalateUnsignedEnd(EndOfMonitoring endOfMonitoring, CurrentUser user) {
        this.endOfMonitoring = endOfMonitoring;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        endOfMonitoring.escalated(
                MonitoringVariables.PATIENT_NUMBER.get(task),
                FormAnswers.of(task).requiredText("arranged"),
                user.id());
    }
}
