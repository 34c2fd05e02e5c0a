package org.alemtuzumab.pathway.task;

import java.util.List;
import org.alemtuzumab.pathway.results.ResultCorrected;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
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
    private final RuntimeService runtime;

    ShowCorrections(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @EventListener
    void show(ResultCorrected corrected) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(corrected.patientNumber())
                .active()
                .list()
                .forEach(task -> show(task.getExecutionId(), corrected.inWords()));
    }

    private void show(String step, String correction) {
        TEXTS.stream()
                .filter(name -> runtime.getVariableLocal(step, name) instanceof String)
                .findFirst()
                .ifPresent(name -> {
                    String text = "**SAF-4: %s**\n\n%s".formatted(correction, runtime.getVariableLocal(step, name));
                    runtime.setVariableLocal(
                            step, name, text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
                });
    }
}
