package org.alemtuzumab.pathway.task;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Tasks whose deadline has passed are offered to the policy's next group as well and go up in every list. Nobody loses them. */
@Component
public class OverdueTasks {

    private static final String URGENCY = "urgency";

    private final TaskPolicy policy;
    private final TaskService tasks;

    OverdueTasks(TaskPolicy policy, TaskService tasks) {
        this.policy = policy;
        this.tasks = tasks;
    }

    public void escalate(DelegateTask task) {
        task.addCandidateGroup(policy.escalationGroup(task.getTaskDefinitionKey(), (String) task.getVariable(URGENCY)));
        task.setPriority(task.getPriority() + TaskPolicy.OVERDUE);
    }

    /** Those of a process that are open at this step. */
    public void escalate(String processInstanceId, String step) {
        tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .taskDefinitionKey(step)
                .list()
                .forEach(task -> {
                    tasks.addCandidateGroup(task.getId(), policy.escalationGroup(step, (String)
                            tasks.getVariable(task.getId(), URGENCY)));
                    tasks.setPriority(task.getId(), task.getPriority() + TaskPolicy.OVERDUE);
                });
    }
}
