package org.alemtuzumab.pathway.engine;

import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Only a member of a task's groups, or whom its diagram assigned it to, claims, completes and comments it, and nobody works
 * what a colleague has taken. The grants alone reach further, to all tasks of a process: a nurse who works in the
 * monitoring must not sign its end. Who has taken a task may give it back.
 */
final class TaskGroupChecker extends AuthorizationCommandChecker {

    @Override
    public void checkTaskWork(TaskEntity task) {
        checkOfferedOrTaken(task);
        ActingUser user = ActingUser.orNull();
        if (user != null && task.getAssignee() != null && !user.has(task)) {
            throw new AuthorizationException(
                    "The task '%s' is taken by %s. Whoever needs to do it now takes it over with a reason"
                            .formatted(task.getName(), task.getAssignee()));
        }
    }

    /** Whoever may claim the task, were it free, or has it. */
    void checkOfferedOrTaken(TaskEntity task) {
        super.checkTaskWork(task);
        ActingUser user = ActingUser.orNull();
        if (user != null && !user.has(task) && !user.isOffered(task)) {
            throw new AuthorizationException(
                    mayRead(user, task)
                            ? "The task '%s' is for %s"
                                    .formatted(task.getName(), String.join(" or ", ActingUser.groupsOf(task)))
                            : "This task is for others");
        }
    }

    /** Giving a task back; to whom one may give it says {@link TaskHands}. */
    @Override
    public void checkTaskAssign(TaskEntity task) {
        ActingUser user = ActingUser.orNull();
        boolean givesBack = user != null
                && user.has(task)
                && Context.getCommandInvocationContext().getCommand() instanceof AssignTaskCmd;
        if (!givesBack) {
            super.checkTaskAssign(task);
        }
    }

    /** Of the task itself, and of the variables that it sees. */
    @Override
    protected void checkTaskPermission(TaskEntity task, Permission ofProcess, Permission ofTask) {
        super.checkTaskPermission(task, ofProcess, ofTask);
        ActingUser user = ActingUser.orNull();
        if (user != null && !mayRead(user, task)) {
            throw new AuthorizationException("This task is for others");
        }
    }

    private static boolean mayRead(ActingUser user, TaskEntity task) {
        return ClinicGroup.readAllTasks(user.groups())
                || user.has(task)
                || user.isOffered(task)
                || ClinicGroup.processesRead(user.groups())
                        .contains(task.getProcessDefinition().getKey());
    }
}
