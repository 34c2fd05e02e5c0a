package org.alemtuzumab.pathway.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A deadline has passed. */
@Component("escalateOverdueTask")
class EscalateOverdueTask implements TaskListener {

    private final OverdueTasks overdue;

    EscalateOverdueTask(OverdueTasks overdue) {
        this.overdue = overdue;
    }

    @Override
    public void notify(DelegateTask task) {
        overdue.escalate(task);
    }
}
