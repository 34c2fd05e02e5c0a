package org.alemtuzumab.pathway.clinicpage;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of open tasks: names and dates, of whosever task it is. */
@Component
class TaskLists {

    private static final String DECIDE_END = "decideEndOfMonitoring";
    private static final String[] VISITS = {"recordVisit", "recordAddedVisit"};
    private static final String STOPPED = "answerStoppedStep";

    /** What the treatment waits for before a course. */
    private static final List<String> BEFORE_A_COURSE = List.of("screening", "vaccination", "coursePreparation");

    private final TaskService tasks;
    private final RuntimeService processes;
    private final JdbcClient tables;
    private final CurrentUser user;
    private final ClinicPageProperties settings;
    private final ClinicTime time;

    TaskLists(
            TaskService tasks,
            RuntimeService processes,
            JdbcClient tables,
            CurrentUser user,
            ClinicPageProperties settings,
            ClinicTime time) {
        this.tasks = tasks;
        this.processes = processes;
        this.tables = tables;
        this.user = user;
        this.settings = settings;
        this.time = time;
    }

    List<Tally> all() {
        return user.asSystem(() -> List.of(overdue(), unseen(), courses(), ends(), stopped()));
    }

    private Tally overdue() {
        return new Tally(
                "tasks",
                "Tasks overdue",
                List.of("Task", "Since"),
                true,
                rows(tasks.createTaskQuery()
                        .dueBefore(Date.from(time.now().toInstant()))
                        .orderByDueDate()
                        .asc()));
    }

    private Tally unseen() {
        return new Tally(
                "unseen",
                "Referred, and not seen in time",
                List.of("Task", "To be seen by"),
                true,
                rows(tasks.createTaskQuery()
                        .taskDefinitionKeyIn(VISITS)
                        .dueBefore(Date.from(time.now().toInstant()))
                        .orderByDueDate()
                        .asc()));
    }

    private Tally ends() {
        return new Tally(
                "ends",
                "Ends of monitoring to sign",
                List.of("Task", "Due"),
                false,
                rows(tasks.createTaskQuery()
                        .taskDefinitionKey(DECIDE_END)
                        .orderByDueDate()
                        .asc()));
    }

    private Tally stopped() {
        return new Tally(
                "stopped",
                "Steps that stand still",
                List.of("Task", "Due"),
                true,
                rows(tasks.createTaskQuery()
                        .taskDefinitionKey(STOPPED)
                        .orderByDueDate()
                        .asc()));
    }

    private List<Tally.Row> rows(TaskQuery query) {
        List<Task> found = query.list();
        Map<String, String> patients = patients(found);
        return found.stream()
                .map(task -> new Tally.Row(
                        patients.get(task.getProcessInstanceId()),
                        task.getId(),
                        List.of(task.getName(), task.getDueDate() == null ? "" : time.text(task.getDueDate()))))
                .toList();
    }

    /** By the process instances of these tasks; messages and profiles have no patient. */
    private Map<String, String> patients(List<Task> some) {
        Set<String> instances =
                some.stream().map(Task::getProcessInstanceId).collect(Collectors.toCollection(HashSet::new));
        if (instances.isEmpty()) {
            return Map.of();
        }
        return processes.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .filter(each -> each.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private Tally courses() {
        Map<String, List<Tally.Row>> missing =
                rows(tasks.createTaskQuery().processDefinitionKeyIn(BEFORE_A_COURSE.toArray(String[]::new))).stream()
                        .filter(row -> row.patient() != null)
                        .collect(Collectors.groupingBy(Tally.Row::patient));
        return new Tally(
                "courses",
                "Courses booked for the next month",
                List.of("Course", "On", "Missing"),
                false,
                tables.sql(
                                """
                                select patient_number, course_number, booked_on from course
                                where state = 'BOOKED' and booked_on <= :until order by booked_on
                                """)
                        .param("until", time.today().plus(settings.coursesAhead()))
                        .query((row, at) -> new Tally.Row(
                                row.getString(1),
                                null,
                                List.of(
                                        row.getString(2),
                                        row.getObject(3, LocalDate.class).toString(),
                                        missing.getOrDefault(row.getString(1), List.of()).stream()
                                                .map(each -> each.cells().get(0))
                                                .collect(Collectors.joining(", ")))))
                        .list());
    }
}
