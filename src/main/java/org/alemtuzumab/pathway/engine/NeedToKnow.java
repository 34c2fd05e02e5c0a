package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.impl.ActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryProperty;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Narrows each question for tasks, by whatever way it comes, to those that the acting user needs to know: offered to his
 * groups, taken by himself, or of a kind that his groups read. The grants alone reach further, to all tasks of a process,
 * and a grant a task would make every list slow. Whoever reads a running task also reads what its card in a list shows,
 * and its comments.
 */
final class NeedToKnow extends AuthorizationManager {

    /** What a list shows of each task. */
    private static final List<String> CARD = List.of("patientNumber", "roundNumber", "urgency");

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        query.getQueries().removeIf(OwnTasks.class::isInstance);
        ActingUser user = ActingUser.orNull();
        if (user != null && !user.groups().contains(ClinicGroup.AUDITOR.id()) && asksForValues(query)) {
            throw new PlainRefusal(
                    "Tasks are found and sorted by these variables, and by no other: " + String.join(", ", CARD));
        }
        if (user != null && !ClinicGroup.readAllTasks(user.groups()) && !asksForOwn(query, user)) {
            query.addOrQuery(new OwnTasks(user));
        }
    }

    /** One question after the other tells what a variable holds. */
    private static boolean asksForValues(TaskQueryImpl query) {
        return query.getQueries().stream()
                        .flatMap(part -> part.getVariables().stream())
                        .anyMatch(condition -> !CARD.contains(condition.getName()))
                || query.getOrderingProperties().stream()
                        .filter(QueryOrderingProperty::hasRelationConditions)
                        .flatMap(order -> order.getRelationConditions().stream())
                        .filter(condition ->
                                VariableInstanceQueryProperty.VARIABLE_NAME.equals(condition.getProperty()))
                        .anyMatch(condition -> !CARD.contains(condition.getScalarValue()));
    }

    /** As the lists of Tasklist do: such a question needs no second condition, and keeps the plan that it has. */
    private static boolean asksForOwn(TaskQueryImpl query, ActingUser user) {
        List<String> offeredTo = query.getCandidateUser() == null && query.getCandidateGroupLike() == null
                ? query.getCandidateGroups()
                : null;
        return user.works() && user.id().equals(query.getAssignee())
                || offeredTo != null && !offeredTo.isEmpty() && user.working().containsAll(offeredTo);
    }

    /** A list asks for the variables of its cards by the scopes of its tasks: those of tasks that the user may not read go. */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        if (ActingUser.orNull() == null || !asksForCards(query)) {
            return;
        }
        String[] scopes = readable(query.getVariableScopeIds())
                .flatMap(task -> Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId()))
                .distinct()
                .toArray(String[]::new);
        if (scopes.length > 0) {
            query.variableScopeIdIn(scopes);
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }

    private static boolean asksForCards(VariableInstanceQueryImpl query) {
        return query.getVariableNames() != null
                && query.getVariableNames().length > 0
                && CARD.containsAll(List.of(query.getVariableNames()))
                && query.getVariableScopeIds() != null
                && query.getVariableScopeIds().length > 0;
    }

    /** The engine looks a task up in its history before it shows or takes a comment. */
    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        super.configureHistoricTaskInstanceQuery(query);
        if (ActingUser.orNull() != null
                && query.getTaskId() != null
                && readable(query.getTaskId()).findAny().isPresent()) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }

    /** Whoever reads a model reads how many stand at each of its steps, as the engine has it for the whole of a model. */
    @Override
    public void configureActivityStatisticsQuery(ActivityStatisticsQueryImpl query) {
        super.configureActivityStatisticsQuery(query);
        query.getProcessInstancePermissionChecks().clear();
        query.getJobPermissionChecks().clear();
        query.getIncidentPermissionChecks().clear();
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }

    private Stream<Task> readable(String... taskIds) {
        TaskQueryImpl query = new TaskQueryImpl();
        query.taskIdIn(taskIds);
        return getCommandContext().getTaskManager().findTasksByQueryCriteria(query).stream();
    }

    /** One more condition of a query: any of these is enough. */
    private static final class OwnTasks extends TaskQueryImpl {

        private static final long serialVersionUID = 1L;

        OwnTasks(ActingUser user) {
            if (user.works()) {
                taskAssignee(user.id());
            }
            if (!user.working().isEmpty()) {
                taskCandidateGroupIn(new ArrayList<>(user.working()));
                includeAssignedTasks();
            }
            List<String> processes = ClinicGroup.processesRead(user.groups());
            if (!processes.isEmpty()) {
                processDefinitionKeyIn(processes.toArray(String[]::new));
            }
        }
    }
}
