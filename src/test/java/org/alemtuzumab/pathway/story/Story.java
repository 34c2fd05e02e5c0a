package org.alemtuzumab.pathway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** One patient's story on the real engine: time that the test owns, tasks by their id, answers as a form sends them. */
public final class Story {

    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private final ProcessEngine engine;
    private final String patient;

    public Story(ProcessEngine engine, String patient) {
        this.engine = engine;
        this.patient = patient;
    }

    public ProcessInstance start(String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("patientNumber", patient);
        return engine.getRuntimeService().startProcessInstanceByKey(process, patient, all);
    }

    public ProcessInstance startByForm(String process, Map<String, Object> answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance started = engine.getFormService().submitStartForm(definition, new HashMap<>(answers));
        until(LocalDateTime.ofInstant(now(), ZONE).toString());
        return started;
    }

    /** Sets the clock back or ahead without living through the time between. */
    public void beginAt(String moment) {
        VirtualTime.set(instant(moment));
    }

    /** Lives on until this moment in the clinic's time: every job in between is done when it is due. */
    public void until(String moment) {
        Instant end = instant(moment);
        while (true) {
            Job next = engine.getManagementService().createJobQuery().active().withRetriesLeft().list().stream()
                    .filter(job -> job.getDuedate() == null
                            || !job.getDuedate().toInstant().isAfter(end))
                    .min((a, b) -> due(a).compareTo(due(b)))
                    .orElse(null);
            if (next == null) {
                break;
            }
            if (next.getDuedate() != null && next.getDuedate().toInstant().isAfter(now())) {
                VirtualTime.set(next.getDuedate().toInstant());
            }
            engine.getManagementService().executeJob(next.getId());
        }
        VirtualTime.set(end);
    }

    public void pass(long amount, ChronoUnit unit) {
        until(LocalDateTime.ofInstant(now().plus(amount, unit), ZONE).toString());
    }

    public static LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    public Task task(String id) {
        List<Task> found = tasks(id);
        assertThat(found).as("open task " + id + ", open are " + openTasks()).hasSize(1);
        return found.get(0);
    }

    public boolean isOpen(String id) {
        return !tasks(id).isEmpty();
    }

    public List<String> openTasks() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(patient).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    public void complete(String id, Map<String, Object> answers) {
        engine.getFormService().submitTaskForm(task(id).getId(), new HashMap<>(answers));
        until(LocalDateTime.ofInstant(now(), ZONE).toString());
    }

    /** The same by somebody who is logged in. */
    public void completeAs(String user, String id, Map<String, Object> answers) {
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            complete(id, answers);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** The one of several open tasks of this kind whose form asks for what contains this text. */
    public void complete(String id, String whatToDo, Map<String, Object> answers) {
        Task task = tasks(id).stream()
                .filter(each -> engine.getTaskService()
                        .getVariable(each.getId(), "whatToDo")
                        .toString()
                        .contains(whatToDo))
                .findFirst()
                .orElseThrow();
        engine.getFormService().submitTaskForm(task.getId(), new HashMap<>(answers));
        until(LocalDateTime.ofInstant(now(), ZONE).toString());
    }

    /** What a form shows or a task reads. */
    public Object shown(String taskId, String name) {
        return engine.getTaskService().getVariable(task(taskId).getId(), name);
    }

    public LocalDateTime due(String taskId) {
        return LocalDateTime.ofInstant(task(taskId).getDueDate().toInstant(), ZONE);
    }

    /** When the one open timer of this event is due. */
    public LocalDateTime timer(String activity) {
        List<Job> jobs = engine.getManagementService()
                .createJobQuery()
                .activityId(activity)
                .list();
        assertThat(jobs).as("timers of " + activity).hasSize(1);
        return LocalDateTime.ofInstant(jobs.get(0).getDuedate().toInstant(), ZONE);
    }

    /** How often the step was passed in all of the patient's processes. */
    public long passed(String activity) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().activityId(activity).list().stream()
                .filter(each -> instances().contains(each.getProcessInstanceId()))
                .filter(each -> each.getEndTime() != null && !each.isCanceled())
                .count();
    }

    public Object lastValue(ProcessInstance process, String variable) {
        HistoricVariableInstance value = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(process.getId())
                .variableName(variable)
                .singleResult();
        return value == null ? null : value.getValue();
    }

    public boolean ended(ProcessInstance process) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(process.getId())
                        .count()
                == 0;
    }

    public void close() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "the story is told"));
        VirtualTime.reset();
    }

    private List<Task> tasks(String id) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKey(id)
                .list();
    }

    private List<String> instances() {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(patient)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    private static Date due(Job job) {
        return job.getDuedate() == null ? new Date(0) : job.getDuedate();
    }

    private static Instant now() {
        return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
    }

    private static Instant instant(String moment) {
        return LocalDateTime.parse(moment).atZone(ZONE).toInstant();
    }
}
