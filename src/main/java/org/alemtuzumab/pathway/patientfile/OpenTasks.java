package org.alemtuzumab.pathway.patientfile;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What of a patient is under way in the engine, whoever's it is: who reads the file reads its names and dates. */
@Component
class OpenTasks {

    private final TaskService tasks;
    private final CurrentUser user;
    private final ClinicTime time;

    OpenTasks(TaskService tasks, CurrentUser user, ClinicTime time) {
        this.tasks = tasks;
        this.user = user;
        this.time = time;
    }

    /** By their due dates, the earliest first. */
    List<OpenTask> of(String patientNumber) {
        OffsetDateTime now = time.now();
        return user.asSystem(() ->
                tasks.createTaskQuery().processInstanceBusinessKey(patientNumber).orderByDueDate().asc().list().stream()
                        .map(task -> open(task, now))
                        .sorted(Comparator.comparing(OpenTask::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
    }

    private OpenTask open(Task task, OffsetDateTime now) {
        OffsetDateTime due = task.getDueDate() == null
                ? null
                : task.getDueDate().toInstant().atZone(time.zone()).toOffsetDateTime();
        Object urgency = tasks.getVariable(task.getId(), "urgency");
        return new OpenTask(
                task.getId(),
                task.getName(),
                forWhom(task),
                due,
                due != null && due.isBefore(now),
                urgency instanceof String text ? text : "");
    }

    private String forWhom(Task task) {
        return task.getAssignee() != null
                ? task.getAssignee()
                : tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
