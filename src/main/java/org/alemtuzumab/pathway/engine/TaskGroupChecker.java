package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Only a member of a task's groups, or whom its diagram assigned it to, claims and completes it. The grants alone reach
 * further, to all tasks of a process: a nurse who works in the monitoring must not sign its end. Who has taken a task may
 * give it back.
 */
final class TaskGroupChecker extends AuthorizationCommandChecker {

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        Authentication user = actingUser();
        if (user != null && !has(user, task) && !mayWork(user, task)) {
            throw new AuthorizationException(
                    "The task '%s' is for %s".formatted(task.getName(), String.join(" or ", groups(task))));
        }
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        Authentication user = actingUser();
        if (user == null || !has(user, task) || !mayWork(user, task)) {
            super.checkTaskAssign(task);
        }
    }

    private static boolean has(Authentication user, TaskEntity task) {
        return user.getUserId().equals(task.getAssignee());
    }

    private static boolean mayWork(Authentication user, TaskEntity task) {
        return user.getGroupIds() != null && groups(task).stream().anyMatch(user.getGroupIds()::contains);
    }

    private static List<String> groups(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whoever acts, or null where the engine acts by itself or asks no authorizations. */
    private static Authentication actingUser() {
        CommandContext command = Context.getCommandContext();
        boolean asked = Context.getProcessEngineConfiguration().isAuthorizationEnabled()
                && command.isAuthorizationCheckEnabled();
        return asked ? command.getAuthentication() : null;
    }
}
