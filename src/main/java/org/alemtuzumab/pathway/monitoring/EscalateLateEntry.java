package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.task.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What is asked anew after the neurologist's deadline is late from its beginning (MON-06). */
@Component("escalateLateEntry")
class EscalateLateEntry implements TaskListener {

    private final OverdueTasks overdue;

    EscalateLateEntry(OverdueTasks overdue) {
        this.overdue = overdue;
    }

    @Override
    public void notify(DelegateTask task) {
        if (Deadline.NEUROLOGIST.step().equals(MonitoringRoundVariables.DEADLINE_PASSED.find(task))) {
            overdue.escalate(task);
        }
    }
}
