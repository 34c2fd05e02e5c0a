package org.alemtuzumab.pathway.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine tells, whatever the command, into whose hands a task comes. One takes a task for oneself and gives back what
 * one has; never for, to or from another.
 *
 * <p>No grants come of it. The engine's default writes one a task and group, which makes a task list with 20,000 open tasks
 * take seconds. Grants are given by group on whole process definitions instead.
 */
final class TaskHands extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = null;

    /** Of a task that its diagram is about to open: whom that names is nobody's choice. */
    private static final String OPENING = "Init";

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        ActingUser user = ActingUser.orNull();
        if (user != null
                && !OPENING.equals(task.getTaskState())
                && !(isOwnOrNobody(user, oldAssignee) && isOwnOrNobody(user, newAssignee))) {
            throw new AuthorizationException(
                    "A task is taken for oneself, and given back by oneself. What a colleague has taken is taken over with a"
                            + " reason");
        }
        return NONE;
    }

    private static boolean isOwnOrNobody(ActingUser user, String assignee) {
        return assignee == null || assignee.equals(user.id());
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return NONE;
    }
}
