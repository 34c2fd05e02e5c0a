package org.alemtuzumab.pathway.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** Takes a form's answers as one value, whichever way they come. */
final class SubmittedForms extends FormServiceImpl {

    @Override
    public ProcessInstance submitStartForm(String definition, Map<String, Object> answers) {
        return super.submitStartForm(definition, one(null, answers));
    }

    @Override
    public ProcessInstance submitStartForm(String definition, String businessKey, Map<String, Object> answers) {
        return super.submitStartForm(definition, businessKey, one(null, answers));
    }

    @Override
    public ProcessInstance submitStartFormData(String definition, Map<String, String> answers) {
        return submitStartForm(definition, Map.copyOf(answers));
    }

    @Override
    public ProcessInstance submitStartFormData(String definition, String businessKey, Map<String, String> answers) {
        return submitStartForm(definition, businessKey, Map.copyOf(answers));
    }

    @Override
    public void submitTaskForm(String task, Map<String, Object> answers) {
        super.submitTaskForm(task, one(task, answers));
    }

    @Override
    public void submitTaskFormData(String task, Map<String, String> answers) {
        submitTaskForm(task, Map.copyOf(answers));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String task, Map<String, Object> answers, boolean deserialize) {
        return super.submitTaskFormWithVariablesInReturn(task, one(task, answers), deserialize);
    }

    static VariableMap one(String task, Map<String, Object> answers) {
        return SubmittedAnswers.of(task, answers).asVariable();
    }
}
