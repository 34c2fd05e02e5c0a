package org.alemtuzumab.pathway.task;

import java.util.Objects;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who needs to do what a colleague has taken, takes it over with a reason. It stays on file, and stands as a comment at the
 * task, where the colleague reads it. The task's groups only.
 */
@Component
public class TaskTakeovers {

    /** The task is free, or one's own already. */
    static final class NothingToTakeOver extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToTakeOver(String sentence) {
            super(sentence);
        }
    }

    private final CurrentUser user;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskTakeoverRepository file;
    private final ClinicTime time;

    TaskTakeovers(
            CurrentUser user, TaskService tasks, RuntimeService runtime, TaskTakeoverRepository file, ClinicTime time) {
        this.user = user;
        this.tasks = tasks;
        this.runtime = runtime;
        this.file = file;
        this.time = time;
    }

    /** From whom the user may take the task over, or null: it is free, his own, for others, or not to be seen by him. */
    String holder(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        return task == null || user.id().equals(task.getAssignee()) || !isForOwnGroups(taskId)
                ? null
                : task.getAssignee();
    }

    /** @return null where the user may not see such a task */
    @Transactional
    public TaskTakeover takeOver(String taskId, String reason) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return null;
        }
        if (!isForOwnGroups(taskId)) {
            throw new AccessDeniedException("This task is for other groups");
        }
        String holder = task.getAssignee();
        if (holder == null || holder.equals(user.id())) {
            throw new NothingToTakeOver(
                    holder == null ? "Nobody has taken this task: claim it" : "You have taken this task already");
        }
        String me = user.id();
        TaskTakeover takeover = user.asSystem(() -> {
            // saved as it was read: where a colleague was faster, the engine refuses
            task.setAssignee(me);
            tasks.saveTask(task);
            return file.save(new TaskTakeover(
                    null,
                    taskId,
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    businessKey(task),
                    holder,
                    me,
                    time.now(),
                    reason));
        });
        tasks.createComment(taskId, null, "Taken over from %s by %s: %s".formatted(holder, me, reason));
        return takeover;
    }

    private boolean isForOwnGroups(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .anyMatch(user.groups()::contains);
    }

    private String businessKey(Task task) {
        ProcessInstance process = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return process.getBusinessKey();
    }
}
