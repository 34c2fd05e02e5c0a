package org.alemtuzumab.pathway.clinic;

import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.security.Grants;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists that Tasklist shows to everyone of the care team, and to process owners what they proposed; without a filter a
 * nurse would see an empty page.
 */
@Component
class TaskFilters {

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "patientNumber", "label", "Patient"),
            Map.of("name", "roundNumber", "label", "Round"),
            Map.of("name", "urgency", "label", "Urgency"));

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    /** Safe to repeat: a filter that exists by its name stays as the clinic has changed it. */
    @Transactional
    public void establish() {
        establish(
                1,
                "My group's tasks",
                "Nobody has taken these yet",
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        establish(
                2,
                "My tasks",
                "Those that you have taken",
                tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        establish(
                3,
                "Overdue",
                "The deadline of these has passed",
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks()
                        .dueBeforeExpression("${now()}"));
        establish(
                4,
                "Changes of a profile",
                "Proposed and not yet settled",
                tasks.createTaskQuery().processDefinitionKey("changeProfile"),
                List.of(ClinicGroup.PROCESS_OWNER));
    }

    private void establish(int position, String name, String description, TaskQuery query) {
        establish(position, name, description, query, ClinicGroup.care());
    }

    private void establish(int position, String name, String description, TaskQuery query, List<ClinicGroup> groups) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.saveFilter(filters.newTaskFilter(name)
                    .setQuery(query.active()
                            .orderByTaskPriority()
                            .desc()
                            .orderByDueDate()
                            .asc())
                    .setProperties(Map.of(
                            "priority", position,
                            "description", description,
                            "refresh", true,
                            "showUndefinedVariable", false,
                            "variables", COLUMNS)));
        }
        grants.grantFilter(filter.getId(), groups);
    }
}
