package org.alemtuzumab.pathway.enrolment;

import java.util.List;
import org.alemtuzumab.pathway.results.ResultCorrected;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A corrected value stands in every open task that shows the patient's results or findings, beside what the task said when it
 * was opened: old value, new value, when and by whom (SAF-4).
 */
@Component
class ShowCorrections {

    /** The texts that forms show of results and findings; a task has the first of them that it knows. */
    private static final List<String> TEXTS = List.of(
            "evidence", "findings", "results", "missing", "summary", "situation", "reasons", "question", "deferral");

    /** What one variable of the engine holds. */
    private static final int LONGEST = 4000;

    private final TaskService tasks;

    ShowCorrections(TaskService tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void show(ResultCorrected corrected) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(corrected.patientNumber())
                .active()
                .list()
                .forEach(task -> show(task, corrected.inWords()));
    }

    private void show(Task task, String correction) {
        TEXTS.stream()
                .filter(name -> tasks.getVariable(task.getId(), name) instanceof String)
                .findFirst()
                .ifPresent(name -> {
                    String text = "**SAF-4: %s**\n\n%s".formatted(correction, tasks.getVariable(task.getId(), name));
                    tasks.setVariableLocal(
                            task.getId(), name, text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
                });
    }
}
