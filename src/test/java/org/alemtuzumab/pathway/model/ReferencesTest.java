package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;

/** Everything that a model names exists, and what exists is named: forms, decisions, processes, groups, messages. */
class ReferencesTest {

    private static final Pattern ASKED = Pattern.compile("\\.(?:rows|row|setting)\\(\\s*(\"\\w+\"|[A-Z_]+)\\s*,");
    private static final Pattern TOLD = Pattern.compile("\\.tell\\(\\s*(\"\\w+\"|[A-Z_]+)\\s*,");

    @Test
    void theProductHasItsProcesses() {
        assertThat(Models.product().processes())
                .extracting(ProcessModel::id)
                .containsExactlyInAnyOrder(
                        "treatmentPathway",
                        "treatment",
                        "screening",
                        "coursePreparation",
                        "pregnancy",
                        "vaccination",
                        "infusionCourse",
                        "infusionDay",
                        "bedsideDecision",
                        "herpesProphylaxis",
                        "listeriaProphylaxis",
                        "monitoring",
                        "monitoringRound",
                        "evaluation",
                        "followUp",
                        "referral",
                        "patientReport",
                        "safetyEvent",
                        "pharmacovigilanceReport",
                        "findingsByHand",
                        "stoppedStep",
                        "laboratoryInbox",
                        "programmeReport",
                        "neurologicalReview",
                        "changeProfile",
                        "mixUp",
                        "hospitalRecord");
    }

    @Test
    void everyFormBelongsToATaskAndEveryTaskHasItsForm() {
        Models models = Models.product();
        Set<String> named = formsNamed(models);
        Set<String> there = models.forms().stream().map(FormModel::id).collect(Collectors.toCollection(TreeSet::new));

        assertThat(there).isEqualTo(named);
    }

    @Test
    void everyDecisionIsAskedAndEveryAskedDecisionExists() {
        Models models = Models.product();
        Set<String> there =
                models.decisions().stream().map(DecisionModel::id).collect(Collectors.toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        Set<String> asked = new TreeSet<>(Product.found(ASKED));
        models.processes().forEach(process -> process.all(BusinessRuleTask.class)
                .forEach(task -> asked.add(task.getCamundaDecisionRef())));
        asked.stream()
                .filter(decision -> !there.contains(decision))
                .forEach(decision -> faults.add("the table %s is asked, but does not exist".formatted(decision)));
        there.stream()
                .filter(decision -> !asked.contains(decision) && !Product.says(decision))
                .forEach(decision -> faults.add("nobody asks the table %s".formatted(decision)));

        assertThat(faults).isEmpty();
    }

    @Test
    void everyCalledProcessExistsAndEveryProcessIsCalledOrStarted() {
        Models models = Models.product();
        List<String> faults = new ArrayList<>(unknownCalls(models));
        Set<String> called = models.processes().stream()
                .flatMap(process -> process.calls().stream())
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
        models.processes().stream()
                .filter(process -> !process.process().isCamundaStartableInTasklist())
                .filter(process -> !called.contains(process.id()) && !Product.says(process.id()))
                .filter(process -> !startedByAMessageOfTheCode(process))
                .forEach(process -> faults.add(process.file() + " is neither called nor started by anybody"));

        assertThat(faults).isEmpty();
    }

    private static boolean startedByAMessageOfTheCode(ProcessModel process) {
        return process.all(StartEvent.class).stream()
                .flatMap(start -> start.getEventDefinitions().stream())
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition ->
                        ((MessageEventDefinition) definition).getMessage().getName())
                .anyMatch(Product::says);
    }

    @Test
    void aCallOfAProcessThatDoesNotExistIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .callActivity("runRound")
                .calledElement("round")
                .endEvent("ended")
                .done());

        assertThat(unknownCalls(models)).containsExactly("example.bpmn: runRound calls 'round', which does not exist");
    }

    @Test
    void everyGroupExists() {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : Models.product().processes()) {
            for (UserTask task : process.userTasks()) {
                String group = task.getCamundaCandidateGroups();
                if (group != null
                        && !Expressions.isExpression(group)
                        && !Product.groups().contains(group)) {
                    faults.add("%s is offered to %s, which is no group".formatted(process.at(task), group));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyListenerExists() {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : Models.product().processes()) {
            process.all(CamundaExecutionListener.class)
                    .forEach(listener -> listener(
                            process, listener.getCamundaDelegateExpression(), ExecutionListener.class, faults));
            process.all(CamundaTaskListener.class)
                    .forEach(listener ->
                            listener(process, listener.getCamundaDelegateExpression(), TaskListener.class, faults));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyMessageIsReceivedInOneProcessAndSentBySomebody() {
        Map<String, Set<String>> receivers = receivers(Models.product());
        List<String> faults = new ArrayList<>(receivedTwice(receivers));
        Set<String> told = new TreeSet<>(Product.found(TOLD));
        receivers.keySet().stream()
                .filter(message -> !told.contains(message) && !Product.says(message))
                .forEach(message -> faults.add("nobody sends the message " + message));
        told.stream()
                .filter(message -> !receivers.containsKey(message))
                .forEach(message -> faults.add("nobody receives the message " + message));

        assertThat(faults).isEmpty();
    }

    @Test
    void aMessageOfTwoProcessesIsFound() {
        Models models = Models.of(
                Bpmn.createExecutableProcess("one")
                        .startEvent("begun")
                        .intermediateCatchEvent("told")
                        .message("roundClosed")
                        .endEvent("ended")
                        .done(),
                Bpmn.createExecutableProcess("two")
                        .startEvent("begunToo")
                        .receiveTask("toldToo")
                        .message("roundClosed")
                        .endEvent("endedToo")
                        .done());

        assertThat(receivedTwice(receivers(models)))
                .containsExactly("the message roundClosed is received by [one, two], not by one process");
    }

    private static Set<String> formsNamed(Models models) {
        Set<String> named = new TreeSet<>();
        for (ProcessModel process : models.processes()) {
            process.userTasks().forEach(task -> named.add(task.getCamundaFormRef()));
            process.all(StartEvent.class).stream()
                    .map(StartEvent::getCamundaFormRef)
                    .filter(form -> form != null)
                    .forEach(named::add);
        }
        return named;
    }

    private static List<String> unknownCalls(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (CallActivity call : process.calls()) {
                if (models.process(String.valueOf(call.getCalledElement())).isEmpty()) {
                    faults.add(
                            "%s calls '%s', which does not exist".formatted(process.at(call), call.getCalledElement()));
                }
            }
        }
        return faults;
    }

    private static void listener(ProcessModel process, String expression, Class<?> type, List<String> faults) {
        String bean = expression == null ? "" : expression.replaceAll("^\\$\\{(\\w+)}$", "$1");
        boolean submission = Product.submissions().values().stream()
                .anyMatch(method -> method.getName().equals(bean)
                        && method.getRawParameterTypes().get(0).isEquivalentTo(handedTo(type)));
        if (!submission
                && Product.bean(bean).filter(each -> each.isAssignableTo(type)).isEmpty()) {
            faults.add("%s: %s is no %s".formatted(process.file(), expression, type.getSimpleName()));
        }
    }

    private static Class<?> handedTo(Class<?> listener) {
        return listener.equals(TaskListener.class) ? DelegateTask.class : DelegateExecution.class;
    }

    private static Map<String, Set<String>> receivers(Models models) {
        Map<String, Set<String>> receivers = new TreeMap<>();
        for (ProcessModel process : models.processes()) {
            List<String> messages = new ArrayList<>();
            Collection<CatchEvent> events = process.all(CatchEvent.class);
            events.forEach(event -> ProcessModel.trigger(event, MessageEventDefinition.class)
                    .ifPresent(
                            definition -> messages.add(definition.getMessage().getName())));
            process.all(ReceiveTask.class)
                    .forEach(task -> messages.add(task.getMessage().getName()));
            messages.forEach(message -> receivers
                    .computeIfAbsent(message, unknown -> new TreeSet<>())
                    .add(process.id()));
        }
        return receivers;
    }

    private static List<String> receivedTwice(Map<String, Set<String>> receivers) {
        return receivers.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> "the message %s is received by %s, not by one process"
                        .formatted(each.getKey(), each.getValue()))
                .toList();
    }
}
