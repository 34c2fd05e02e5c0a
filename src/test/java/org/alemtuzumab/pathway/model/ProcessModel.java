package org.alemtuzumab.pathway.model;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One diagram: one executable process. */
record ProcessModel(String file, BpmnModelInstance model) {

    static ProcessModel read(Path file) {
        return new ProcessModel(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile()));
    }

    static ProcessModel of(BpmnModelInstance model) {
        ProcessModel process = new ProcessModel("", model);
        return new ProcessModel(process.id() + ".bpmn", model);
    }

    Process process() {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    String id() {
        return process().getId();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    Collection<UserTask> userTasks() {
        return all(UserTask.class);
    }

    Collection<CallActivity> calls() {
        return all(CallActivity.class);
    }

    /** How a fault names a place: file and element. */
    String at(BaseElement element) {
        return file + ": " + element.getId();
    }

    static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(each -> each.getTextContent())
                .collect(Collectors.joining(" "));
    }

    /** The process or sub-process that an element lies in. */
    static ModelElementInstance scope(ModelElementInstance element) {
        return element.getParentElement();
    }

    static boolean isEventSubProcess(ModelElementInstance scope) {
        return scope instanceof SubProcess subProcess && subProcess.triggeredByEvent();
    }

    static Collection<EventDefinition> triggers(FlowNode node) {
        if (node instanceof CatchEvent event) {
            return event.getEventDefinitions();
        }
        return node instanceof ThrowEvent event ? event.getEventDefinitions() : List.of();
    }

    static <T extends EventDefinition> Optional<T> trigger(FlowNode node, Class<T> type) {
        return triggers(node).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The names that a task declares for itself. */
    static List<String> inputs(BaseElement task) {
        if (task.getExtensionElements() == null) {
            return List.of();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(each -> each.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .toList();
    }

    static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }
}
