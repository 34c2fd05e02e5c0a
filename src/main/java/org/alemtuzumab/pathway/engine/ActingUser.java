package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Objects;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/** Whose rights bound the engine's current command. */
record ActingUser(String id, List<String> groups) {

    /** Nobody, that is null, where the engine acts by itself or asks no authorizations, as within a delegate. */
    static ActingUser orNull() {
        CommandContext command = Context.getCommandContext();
        if (command == null
                || !Context.getProcessEngineConfiguration().isAuthorizationEnabled()
                || !command.isAuthorizationCheckEnabled()) {
            return null;
        }
        Authentication user = command.getAuthentication();
        return user == null || user.getUserId() == null
                ? null
                : new ActingUser(user.getUserId(), user.getGroupIds() == null ? List.of() : user.getGroupIds());
    }

    /** Those of the groups by which the user works tasks. */
    List<String> working() {
        return ClinicGroup.working(groups);
    }

    /** Who only looks after models, or reads what has happened, works none, whomever a diagram names. */
    boolean works() {
        return groups.isEmpty() || !working().isEmpty();
    }

    /** Whether the task is taken by this user. */
    boolean has(TaskEntity task) {
        return works() && id.equals(task.getAssignee());
    }

    /** Whether the task is offered to a group of this user. */
    boolean isOffered(TaskEntity task) {
        return groupsOf(task).stream().anyMatch(working()::contains);
    }

    static List<String> groupsOf(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }
}
