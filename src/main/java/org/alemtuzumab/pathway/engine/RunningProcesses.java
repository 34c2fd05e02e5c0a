package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.text.Shortened;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Where a patient's running processes stand. */
@Component
public class RunningProcesses {

    /** How a paragraph begins that says of a task what has been corrected since it was opened (SAF-4). */
    public static final String NOTICE = "**SAF-4: ";

    public static final String PARAGRAPH = "\n\n";

    /** What one variable holds. */
    private static final int LONGEST_TEXT = 4000;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final CurrentUser user;

    RunningProcesses(RuntimeService runtime, TaskService tasks, ManagementService management, CurrentUser user) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.user = user;
    }

    /** Whether this process runs for the patient. */
    public boolean runs(String process, String patientNumber) {
        return running(process, patientNumber).count() > 0;
    }

    /** Whether this process runs for the patient as a part of the other, however deep. */
    public boolean runsWithin(String outer, String process, String patientNumber) {
        return running(process, patientNumber).list().stream().anyMatch(instance -> isWithin(outer, instance));
    }

    private boolean isWithin(String outer, ProcessInstance instance) {
        ProcessInstance caller = runtime.createProcessInstanceQuery()
                .subProcessInstanceId(instance.getId())
                .singleResult();
        return caller != null && (caller.getProcessDefinitionId().startsWith(outer + ":") || isWithin(outer, caller));
    }

    /** Whether this process runs for the patient and does anything else than wait at these activities. */
    public boolean runsBeyond(String process, Set<String> activities, String patientNumber) {
        return running(process, patientNumber).list().stream()
                .anyMatch(instance -> !activities.containsAll(runtime.getActiveActivityIds(instance.getId())));
    }

    /** Whether a process of the patient waits at this activity. */
    public boolean waitsAt(String activity, String patientNumber) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(patientNumber)
                        .activityId(activity)
                        .count()
                > 0;
    }

    /** The patients of whom a process waits at this activity. */
    public List<String> waitingAt(String activity) {
        return runtime.createProcessInstanceQuery().activityIdIn(activity).active().list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether whoever is logged in is offered, or has taken, a task of the patient's: the engine says what he needs to know. */
    public boolean tasksShown(String patientNumber) {
        return tasks.createTaskQuery().processInstanceBusinessKey(patientNumber).count() > 0;
    }

    /**
     * Puts right what open tasks of the patient show.
     *
     * @param variable the process variable that says what a task is about
     * @param texts the texts by name, for a value of that variable
     */
    public void renewTexts(
            String patientNumber, Set<String> names, String variable, Function<Object, Map<String, String>> texts) {
        renewTexts(patientNumber, names, variables -> texts.apply(variables.apply(variable)));
    }

    /**
     * The same where more than one variable says what a task is about.
     *
     * @param texts the texts by name, for the task's variables by name; none where the task is about something else
     * @return whether there was a task to put right
     */
    public boolean renewTexts(
            String patientNumber, Set<String> names, Function<Function<String, Object>, Map<String, String>> texts) {
        boolean found = false;
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(patientNumber)
                .taskDefinitionKeyIn(names.toArray(String[]::new))
                .list()) {
            String step = task.getExecutionId();
            Map<String, String> anew = texts.apply(name -> runtime.getVariable(step, name));
            anew.forEach((name, text) -> {
                Object shown = runtime.getVariableLocal(step, name);
                String renewed = withNotices(shown, text);
                if (!renewed.equals(shown)) {
                    runtime.setVariableLocal(step, name, renewed);
                }
            });
            found |= !anew.isEmpty();
        }
        return found;
    }

    /** A notice that was put before a text stays before it (SAF-4). */
    private static String withNotices(Object shown, String renewed) {
        String notices = Stream.of(String.valueOf(shown).split(PARAGRAPH))
                .takeWhile(paragraph -> paragraph.startsWith(NOTICE))
                .map(notice -> notice + PARAGRAPH)
                .collect(Collectors.joining());
        return shortened(notices + renewed);
    }

    /** As much of a text as one variable holds. */
    public static String shortened(String text) {
        return Shortened.to(LONGEST_TEXT, text);
    }

    /** Computes anew when the timers at these activities of the patient's processes fire. */
    public void renewTimers(String process, String patientNumber, Set<String> activities) {
        running(process, patientNumber)
                .list()
                .forEach(instance -> activities.forEach(activity -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(activity)
                        .timers()
                        .list()
                        .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false))));
    }

    /** Starts a process for the patient beside the pathway, whoever is logged in: nobody may start it by himself. */
    public void startBeside(String process, String patientNumber, Map<String, Object> variables) {
        user.asSystem(() -> runtime.startProcessInstanceByKey(process, patientNumber, variables));
    }

    /** Ends those of these processes that run for the patient beside the pathway, not as a part of it. */
    public void endBeside(String patientNumber, String reason, String... processes) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(patientNumber)
                .processDefinitionKeyIn(processes)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
    }

    private ProcessInstanceQuery running(String process, String patientNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(patientNumber, process);
    }
}
