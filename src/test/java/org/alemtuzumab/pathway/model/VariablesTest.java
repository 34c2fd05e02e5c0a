package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every variable that a diagram uses is declared for its process, and every declared one is used. */
class VariablesTest {

    private static final Set<String> OF_THE_ENGINE = Set.of(
            "execution", "task", "loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");
    private static final Pattern LITERAL = Pattern.compile("\\.(?:get|set|has|remove)Variable(?:Local)?\\(\\s*\"");
    private static final Pattern EDGE =
            Pattern.compile("package org\\.alemtuzumab\\.pathway\\.(?:engine|task|form|rehearsal|clinic|security)\\b");

    @Test
    void everyUsedVariableIsDeclared() {
        List<String> faults = new ArrayList<>();
        Models.product()
                .processes()
                .forEach(process -> faults.addAll(
                        undeclared(process, Product.variables(process.id()).keySet())));

        assertThat(faults).isEmpty();
    }

    @Test
    void anUndeclaredVariableIsFoundWhereverADiagramUsesIt() {
        ProcessModel process = ProcessModel.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaInputParameter("summary", "${clinicTime.at(firstDay)}")
                .camundaInputParameter("text", "${summary}")
                .camundaCandidateGroups("${group}")
                .exclusiveGateway("isHigh")
                .condition("yes", "${execution.getVariable('high') == 'yes' and known != null}")
                .endEvent("ended")
                .done());

        assertThat(undeclared(process, Set.of("known")))
                .containsExactlyInAnyOrder(
                        "example.bpmn uses the variable firstDay, which ExampleVariables does not declare",
                        "example.bpmn uses the variable group, which ExampleVariables does not declare",
                        "example.bpmn uses the variable high, which ExampleVariables does not declare");
    }

    @Test
    void everyDeclaredVariableIsUsed() {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : Models.product().processes()) {
            Set<String> used = used(process);
            used.addAll(shownInForms(process));
            for (Map.Entry<String, JavaField> declared :
                    Product.variables(process.id()).entrySet()) {
                // one that only delegates know is used when one of them, or the diagram, writes and another place reads
                // it
                boolean handed = process.userTasks().stream()
                        .anyMatch(task -> ProcessModel.inputs(task).contains(declared.getKey()));
                boolean inJava = declared.getValue().getAccessesToSelf().stream()
                                .filter(access -> !access.getOriginOwner()
                                        .equals(declared.getValue().getOwner()))
                                .count()
                        > (handed ? 0 : 1);
                if (!used.contains(declared.getKey()) && !inJava) {
                    faults.add("%s does not use the declared variable %s".formatted(process.file(), declared.getKey()));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void mappedVariablesExistInTheCalledProcess() {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : Models.product().processes()) {
            for (CallActivity call : process.calls()) {
                faults.addAll(mappings(
                        process,
                        call,
                        Product.variables(call.getCalledElement()).keySet()));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aMappingOfAVariableThatTheCalledProcessDoesNotHaveIsFound() {
        ProcessModel process = ProcessModel.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .callActivity("runRound")
                .calledElement("round")
                .camundaIn("roundId", "roundId")
                .camundaIn("day", "dayNumber")
                .camundaOut("outcome", "roundOutcome")
                .done());

        assertThat(mappings(process, process.calls().iterator().next(), Set.of("roundId")))
                .containsExactlyInAnyOrder(
                        "example.bpmn: runRound passes dayNumber, which round does not declare",
                        "example.bpmn: runRound reads outcome, which round does not declare");
    }

    @Test
    void onlyTheEnginesEdgeSpellsOutTheNameOfAVariable() {
        assertThat(Product.java())
                .filteredOn(source -> !EDGE.matcher(source).find())
                .filteredOn(source -> LITERAL.matcher(source).find())
                .extracting(source -> source.lines()
                        .filter(line -> LITERAL.matcher(line).find())
                        .map(String::trim)
                        .toList())
                .isEmpty();
    }

    private static List<String> undeclared(ProcessModel process, Set<String> declared) {
        List<String> faults = new ArrayList<>();
        String declaring =
                Character.toUpperCase(process.id().charAt(0)) + process.id().substring(1) + "Variables";
        Set<String> ofLoops = process.all(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .collect(Collectors.toSet());
        for (String name : used(process)) {
            if (!declared.contains(name)
                    && !ofLoops.contains(name)
                    && !OF_THE_ENGINE.contains(name)
                    && !Product.beans().containsKey(name)) {
                faults.add("%s uses the variable %s, which %s does not declare"
                        .formatted(process.file(), name, declaring));
            }
        }
        return faults;
    }

    /** The names that a form shows or asks for, beyond what its task hands it. */
    private static Set<String> shownInForms(ProcessModel process) {
        Set<String> shown = new TreeSet<>();
        for (UserTask task : process.userTasks()) {
            Models.product()
                    .form(String.valueOf(task.getCamundaFormRef()))
                    .ifPresent(form -> shown.addAll(form.names()));
        }
        return shown;
    }

    /** The names in expressions, mappings and results; not those that a task declares for itself. */
    private static Set<String> used(ProcessModel process) {
        Set<String> used = new TreeSet<>();
        Document document = new Document(process.model());
        document.expressions((names, owner) -> {
            List<String> own = owner == null
                    ? List.of()
                    : ProcessModel.inputs(process.model().getModelElementById(owner));
            names.stream().filter(name -> !own.contains(name)).forEach(used::add);
        });
        for (CallActivity call : process.calls()) {
            ProcessModel.extensions(call, CamundaIn.class).stream()
                    .map(CamundaIn::getCamundaSource)
                    .filter(name -> name != null)
                    .forEach(used::add);
            ProcessModel.extensions(call, CamundaOut.class).stream()
                    .map(CamundaOut::getCamundaTarget)
                    .filter(name -> name != null)
                    .forEach(used::add);
        }
        process.all(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .filter(name -> name != null)
                .forEach(used::add);
        process.all(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaResultVariable)
                .filter(name -> name != null)
                .forEach(used::add);
        return used;
    }

    private static List<String> mappings(ProcessModel process, CallActivity call, Set<String> ofCalled) {
        List<String> faults = new ArrayList<>();
        ProcessModel.extensions(call, CamundaIn.class).stream()
                .map(CamundaIn::getCamundaTarget)
                .filter(name -> name != null && !ofCalled.contains(name))
                .forEach(name -> faults.add("%s passes %s, which %s does not declare"
                        .formatted(process.at(call), name, call.getCalledElement())));
        ProcessModel.extensions(call, CamundaOut.class).stream()
                .map(CamundaOut::getCamundaSource)
                .filter(name -> name != null && !ofCalled.contains(name))
                .forEach(name -> faults.add("%s reads %s, which %s does not declare"
                        .formatted(process.at(call), name, call.getCalledElement())));
        return faults;
    }

    private interface ExpressionVisitor {

        void visit(Set<String> names, String ownerId);
    }

    /** The file itself, for expressions may stand in any attribute or text. */
    private record Document(BpmnModelInstance model) {

        void expressions(ExpressionVisitor visitor) {
            try {
                visit(
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new InputSource(new StringReader(Bpmn.convertToString(model))))
                                .getDocumentElement(),
                        null,
                        visitor);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void visit(Element element, String owner, ExpressionVisitor visitor) {
            boolean flowElement = element.getParentNode() instanceof Element parent
                    && parent.getLocalName() == null
                    && parent.getTagName().matches("(\\w+:)?(process|subProcess)")
                    && element.hasAttribute("id");
            String here = flowElement ? element.getAttribute("id") : owner;
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                visitor.visit(Expressions.names(((Attr) element.getAttributes().item(i)).getValue()), here);
            }
            NodeList children = element.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                Node child = children.item(i);
                if (child instanceof Element inner) {
                    visit(inner, here, visitor);
                } else if (!element.getTagName().endsWith("documentation")) {
                    visitor.visit(Expressions.names(String.valueOf(child.getNodeValue())), here);
                }
            }
        }
    }
}
