package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.task.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes which deadline of a round has passed; with the neurologist's the open entry goes to the next group, too (MON-06). */
@Component("passDeadline")
class PassDeadline implements ExecutionListener {

    private final OverdueTasks overdue;

    PassDeadline(OverdueTasks overdue) {
        this.overdue = overdue;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String step = execution.getCurrentActivityId();
        MonitoringRoundVariables.DEADLINE_PASSED.set(execution.getProcessInstance(), step);
        if (Deadline.NEUROLOGIST.step().equals(step)) {
            overdue.escalate(execution.getProcessInstanceId(), "recordRoundResults");
        }
    }
}
