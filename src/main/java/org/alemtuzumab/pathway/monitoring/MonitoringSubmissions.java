package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.text.Spelling;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code monitoring} (MON-07). */
@Component
class MonitoringSubmissions {

    private final EndOfMonitoring endOfMonitoring;
    private final CurrentUser user;

    MonitoringSubmissions(EndOfMonitoring endOfMonitoring, CurrentUser user) {
        this.endOfMonitoring = endOfMonitoring;
        this.user = user;
    }

    @OnSubmission
    void decideEndOfMonitoring(DelegateTask task, DecideEndOfMonitoring decided) {
        endOfMonitoring.sign(MonitoringVariables.PATIENT_NUMBER.get(task), decided, user.id());
        MonitoringVariables.END_DECISION.set(task.getExecution(), Spelling.of(decided.decision()));
    }

    @OnSubmission
    void escalateUnsignedEnd(DelegateTask task, EscalateUnsignedEnd escalated) {
        endOfMonitoring.escalated(MonitoringVariables.PATIENT_NUMBER.get(task), escalated, user.id());
    }
}
