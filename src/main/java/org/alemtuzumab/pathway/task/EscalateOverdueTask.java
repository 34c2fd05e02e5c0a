package org.alemtuzumab.pathway.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * A deadline has passed: the task is offered to the policy's next group as well and goes up in every list. Nobody loses it.
 */
@Component("escalateOverdueTask")
class EscalateOverdueTask implements TaskListener {

    private final TaskPolicy policy;

    EscalateOverdueTask(TaskPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void notify(DelegateTask task) {
        task.addCandidateGroup(
                policy.escalationGroup(task.getTaskDefinitionKey(), (String) task.getVariable("urgency")));
        task.setPriority(task.getPriority() + TaskPolicy.OVERDUE);
    }
}
