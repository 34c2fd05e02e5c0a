package org.alemtuzumab.pathway.monitoring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A later round joins the open task of its patient, which says so from now on (MON-06). */
@Component("joinOpenTask")
class JoinOpenTask implements ExecutionListener {

    private final OpenRoundTasks tasks;

    JoinOpenTask(OpenRoundTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if ("joinsOpenDecision".equals(execution.getCurrentActivityId())) {
            MonitoringRoundVariables.NEUROLOGIST_ASKED.set(execution.getProcessInstance(), true);
        }
        tasks.renewTexts(MonitoringRoundVariables.PATIENT_NUMBER.get(execution));
    }
}
