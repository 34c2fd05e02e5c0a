package org.alemtuzumab.pathway.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Takes the answers of a task that is completed without its form as those of its form. */
final class SubmittedTasks extends TaskServiceImpl {

    @Override
    public void complete(String task) {
        complete(task, Map.of());
    }

    @Override
    public void complete(String task, Map<String, Object> answers) {
        super.complete(task, SubmittedForms.one(task, answers));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String task, Map<String, Object> answers, boolean deserialize) {
        return super.completeWithVariablesInReturn(task, SubmittedForms.one(task, answers), deserialize);
    }
}
