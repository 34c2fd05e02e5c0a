package org.alemtuzumab.pathway.enrolment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.form.ShownForm;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Brings what has arrived to the steps that wait for it (SAF-2): open rounds look again, prophylaxis whose stop has lost its
 * ground too (INF-08), and entry tasks are completed with it or ask for the rest only. A comment on the task tells an auditor that nobody typed it.
 */
@Component("fillEntryTasks")
class FillEntryTasks implements JavaDelegate {

    /** Where herpesProphylaxis waits: only there does a lower count open anything, and only then is it judged. */
    private static final String WAIT_FOR_CHECK = "waitForCheck";

    private final Map<String, EntryTask> kinds;
    private final ReceivedResults received;
    private final SubmissionCheck check;
    private final Prophylaxes prophylaxes;
    private final RunningProcesses processes;
    private final Messages messages;
    private final TaskService tasks;

    FillEntryTasks(
            List<EntryTask> kinds,
            ReceivedResults received,
            SubmissionCheck check,
            Prophylaxes prophylaxes,
            RunningProcesses processes,
            Messages messages,
            TaskService tasks) {
        this.processes = processes;
        this.prophylaxes = prophylaxes;
        this.messages = messages;
        this.kinds = kinds.stream().collect(Collectors.toMap(EntryTask::task, Function.identity()));
        this.received = received;
        this.check = check;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patient = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKeyIn(kinds.keySet().toArray(String[]::new))
                .active()
                .list()) {
            fill(task, patient);
        }
        received.tellRounds(patient);
        if (processes.waitsAt(WAIT_FOR_CHECK, patient) && prophylaxes.mustResume(patient)) {
            messages.tell("cd4Fallen", patient);
        }
    }

    private void fill(Task task, String patient) {
        EntryTask kind = kinds.get(task.getTaskDefinitionKey());
        EntryTask.Waiting waiting = new EntryTask.Waiting(
                patient, task.getCreateTime().toInstant(), name -> tasks.getVariable(task.getId(), name));
        Optional<Map<String, Object>> answers = kind.answers(waiting);
        if (answers.isEmpty()) {
            kind.panel(waiting).ifPresent(rest -> tasks.setVariableLocal(task.getId(), "panel", rest));
            return;
        }
        Map<String, Object> shown = new HashMap<>(answers.get());
        ShownForm form = check.shown(task.getId());
        shown.keySet().removeAll(form.fields());
        tasks.setVariablesLocal(task.getId(), shown);
        Map<String, Object> seen = tasks.getVariables(task.getId());
        seen.putAll(answers.get());
        if (check.accepts(form, seen)) {
            tasks.createComment(
                    task.getId(), task.getProcessInstanceId(), "Filled in with what has been reported otherwise");
            tasks.complete(task.getId(), answers.get());
        } else {
            // the form asks a person something beside it: what is known stands in it already
            tasks.setVariablesLocal(task.getId(), answers.get());
        }
    }
}
