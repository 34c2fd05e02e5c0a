package org.alemtuzumab.pathway.task;

import java.util.List;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.results.ResultCorrected;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A corrected value stands in every open task of the patient, before what the task said when it was opened: old value, new
 * value, when and by whom (SAF-4).
 */
@Component
public class ShowCorrections {

    /**
     * The texts that forms show of results and findings, and the one of those that show none; a task has the first of them
     * that it knows.
     */
    public static final List<String> TEXTS = List.of(
            "corrections",
            "evidence",
            "findings",
            "results",
            "missing",
            "summary",
            "situation",
            "reasons",
            "question",
            "deferral");

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
                    String text = RunningProcesses.NOTICE
                            + correction
                            + "**"
                            + RunningProcesses.PARAGRAPH
                            + runtime.getVariableLocal(step, name);
                    runtime.setVariableLocal(step, name, RunningProcesses.shortened(text));
                });
    }
}
