package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;

/** One verb phrase a step: label, element, form, bean and class carry the same name. */
class NamesTest {

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern GENERATED =
            Pattern.compile("(Activity|Gateway|Event|Flow|Process|Participant|StartEvent|EndEvent|Task)_\\w+"
                    + "|.*_(?=\\w*\\d)[0-9a-z]{7}");

    @Test
    void processesDecisionsAndFormsAreCalledAsTheirFiles() {
        Models models = Models.product();
        List<String> faults = new ArrayList<>();
        models.processes().forEach(each -> isFile(faults, each.file(), each.id() + ".bpmn"));
        models.decisions().forEach(each -> isFile(faults, each.file(), each.id() + ".dmn"));
        models.forms().forEach(each -> isFile(faults, each.file(), each.id() + ".form"));

        assertThat(faults).isEmpty();
    }

    @Test
    void elementsHaveNamesOfTheirOwn() {
        assertThat(generatedNames(Models.product())).isEmpty();
    }

    @Test
    void aGeneratedOrCapitalisedNameIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("StartEvent_1")
                .userTask("Record")
                .endEvent("recorded")
                .done());

        assertThat(generatedNames(models))
                .anySatisfy(fault -> assertThat(fault).contains("StartEvent_1"))
                .anySatisfy(fault -> assertThat(fault).contains("Record is not camelCase"))
                .noneSatisfy(fault -> assertThat(fault).contains("recorded"));
    }

    @Test
    void labelsCarryTheWordsOfTheirElement() {
        assertThat(labels(Models.product())).isEmpty();
    }

    @Test
    void aLabelThatSaysSomethingElseIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .name("Record the CD4 count")
                .userTask("bookCourse")
                .name("Plan course")
                .userTask("takeHistory")
                .name("take history")
                .userTask("examineSkin")
                .name("")
                .done());

        assertThat(labels(models))
                .contains(
                        "example.bpmn: bookCourse is labelled 'Plan course'",
                        "example.bpmn: takeHistory is labelled 'take history', which does not begin with a capital",
                        "example.bpmn: examineSkin has no label")
                .noneSatisfy(fault -> assertThat(fault).contains("recordCd4"));
    }

    @Test
    void userTasksAreCalledAsTheirFormsAndListeners() {
        assertThat(userTasks(Models.product())).isEmpty();
    }

    @Test
    void aUserTaskWithAnotherFormOrListenerIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCount")
                .camundaTaskListenerDelegateExpression("complete", "${taskPolicy}")
                .done());

        assertThat(userTasks(models))
                .containsExactly(
                        "example.bpmn: recordCd4 opens the form 'recordCount', not its own",
                        "example.bpmn: recordCd4 is completed by [${taskPolicy}], not by ${recordCd4}");
    }

    @Test
    void serviceTasksAreCalledAsTheirBeansAndClasses() {
        assertThat(serviceTasks(Models.product())).isEmpty();
    }

    @Test
    void aServiceTaskWithoutItsBeanIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .serviceTask("openNothing")
                .camundaDelegateExpression("${roundOpener}")
                .serviceTask("taskPolicy")
                .camundaDelegateExpression("${taskPolicy}")
                .serviceTask("doNothing")
                .camundaDelegateExpression("${doNothing}")
                .done());

        assertThat(serviceTasks(models))
                .containsExactlyInAnyOrder(
                        "example.bpmn: openNothing calls ${roundOpener}, not ${openNothing}",
                        "example.bpmn: openNothing has no bean 'openNothing'",
                        "example.bpmn: taskPolicy is no JavaDelegate",
                        "example.bpmn: doNothing has no bean 'doNothing'");
    }

    private static void isFile(List<String> faults, String file, String expected) {
        if (!file.equals(expected)) {
            faults.add("%s should be called %s".formatted(file, expected));
        }
    }

    private static List<String> generatedNames(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            if (!CAMEL_CASE.matcher(process.id()).matches()) {
                faults.add(process.at(process.process()) + " is not camelCase");
            }
            for (BaseElement each : process.all(BaseElement.class)) {
                if (each.getId() != null && GENERATED.matcher(each.getId()).matches()) {
                    faults.add(process.at(each) + " has a generated name");
                } else if (each instanceof FlowElement
                        && !CAMEL_CASE.matcher(each.getId()).matches()) {
                    faults.add(process.at(each) + " is not camelCase");
                }
            }
        }
        for (DecisionModel decision : models.decisions()) {
            decision.rows().stream()
                    .filter(row -> !CAMEL_CASE.matcher(row.getId()).matches())
                    .forEach(row -> faults.add("%s: row %s is not camelCase".formatted(decision.file(), row.getId())));
        }
        return faults;
    }

    private static List<String> labels(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (FlowNode node : process.all(FlowNode.class)) {
                String label = node.getName();
                if (label != null
                        && !label.isBlank()
                        && !label.substring(0, 1).equals(label.substring(0, 1).toUpperCase(Locale.ROOT))) {
                    faults.add("%s is labelled '%s', which does not begin with a capital"
                            .formatted(process.at(node), label));
                }
                if (node instanceof Activity && !ProcessModel.isEventSubProcess(node)) {
                    if (label == null || label.isBlank()) {
                        faults.add(process.at(node) + " has no label");
                    } else if (node instanceof Task && !carries(label, node.getId())) {
                        faults.add("%s is labelled '%s'".formatted(process.at(node), label));
                    }
                }
            }
        }
        return faults;
    }

    /** Whether the words of a camelCase name come in this order in the label, which may say more. */
    private static boolean carries(String label, String name) {
        List<String> words = Arrays.stream(label.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        int at = 0;
        for (String part : name.split("(?=[A-Z])")) {
            String wanted = part.toLowerCase(Locale.ROOT);
            while (at < words.size() && !words.get(at).startsWith(wanted)) {
                at++;
            }
            if (at++ >= words.size()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> userTasks(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.userTasks()) {
                if (!task.getId().equals(task.getCamundaFormRef())) {
                    faults.add("%s opens the form '%s', not its own"
                            .formatted(process.at(task), task.getCamundaFormRef()));
                }
                List<String> completion = ProcessModel.extensions(task, CamundaTaskListener.class).stream()
                        .filter(listener -> listener.getCamundaEvent().equals(TaskListener.EVENTNAME_COMPLETE))
                        .map(CamundaTaskListener::getCamundaDelegateExpression)
                        .toList();
                if (!completion.isEmpty()) {
                    if (!completion.equals(List.of("${%s}".formatted(task.getId())))) {
                        faults.add("%s is completed by %s, not by ${%s}"
                                .formatted(process.at(task), completion, task.getId()));
                    } else {
                        faults.addAll(bean(process.at(task), task.getId(), TaskListener.class));
                    }
                }
            }
            for (StartEvent start : process.all(StartEvent.class)) {
                String form = start.getCamundaFormRef();
                if (form != null && models.form(form).isEmpty()) {
                    faults.add("%s opens the form '%s', which does not exist".formatted(process.at(start), form));
                }
            }
        }
        return faults;
    }

    private static List<String> serviceTasks(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (ServiceTask task : process.all(ServiceTask.class)) {
                String expected = "${%s}".formatted(task.getId());
                if (!expected.equals(task.getCamundaDelegateExpression())) {
                    faults.add("%s calls %s, not %s"
                            .formatted(process.at(task), task.getCamundaDelegateExpression(), expected));
                }
                faults.addAll(bean(process.at(task), task.getId(), JavaDelegate.class));
            }
        }
        return faults;
    }

    private static List<String> bean(String place, String name, Class<?> type) {
        JavaMethod onSubmission = Product.submissions().get(name);
        if (onSubmission != null && type.equals(TaskListener.class)) {
            return onSubmission.getRawParameterTypes().get(0).isEquivalentTo(DelegateTask.class)
                    ? List.of()
                    : List.of("%s is no task's submission".formatted(place));
        }
        JavaClass bean = Product.beans().get(name);
        if (bean == null) {
            return List.of("%s has no bean '%s'".formatted(place, name));
        }
        List<String> faults = new ArrayList<>();
        if (!bean.isAssignableTo(type)) {
            faults.add("%s is no %s".formatted(place, type.getSimpleName()));
        }
        String className = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        if (!bean.getSimpleName().equals(className)) {
            faults.add("%s is the class %s, not %s".formatted(place, bean.getSimpleName(), className));
        }
        return faults;
    }
}
