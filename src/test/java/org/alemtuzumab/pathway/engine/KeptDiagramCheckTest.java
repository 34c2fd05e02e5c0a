package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.model.ModelFiles;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Edits of each kind, at elements of each diagram: what takes something away is refused, what only adds is not. */
class KeptDiagramCheckTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** So many elements of a file are tried, from its begin to its end. */
    private static final int PER_DIAGRAM = 3;

    private static final KeptModels KEPT =
            new KeptModels(new PathMatchingResourcePatternResolver(), new CamundaBpmProperties());

    /** What an edit does to one element; elements that it does not fit are left alone. */
    private record Edit(String name, String element, Consumer<Element> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Edit> unsafe() {
        return Stream.of(
                new Edit("a task is deleted", "userTask", KeptDiagramCheckTest::delete),
                new Edit("a delegate is deleted", "serviceTask", KeptDiagramCheckTest::delete),
                new Edit("a called process is deleted", "callActivity", KeptDiagramCheckTest::delete),
                new Edit("an event at a step is deleted", "boundaryEvent", KeptDiagramCheckTest::delete),
                new Edit("a sub-process is deleted", "subProcess", KeptDiagramCheckTest::delete),
                new Edit("a gateway is deleted", "exclusiveGateway", KeptDiagramCheckTest::delete),
                new Edit("a thrown event is deleted", "intermediateThrowEvent", KeptDiagramCheckTest::delete),
                new Edit("an awaited event is deleted", "intermediateCatchEvent", KeptDiagramCheckTest::delete),
                new Edit("an end is deleted", "endEvent", KeptDiagramCheckTest::delete),
                new Edit("a flow is deleted", "sequenceFlow", KeptDiagramCheckTest::delete),
                new Edit("a listener is deleted", "taskListener", KeptDiagramCheckTest::delete),
                new Edit("a listener of the process is deleted", "executionListener", KeptDiagramCheckTest::delete),
                new Edit("a listener waits for another event", "taskListener", set("event", "delete")),
                new Edit("a listener is another one", "taskListener", set("delegateExpression", "${endPathway}")),
                new Edit("a timer is deleted", "timerEventDefinition", KeptDiagramCheckTest::delete),
                new Edit("a timer is late", "timeDate", text("${clinicTime.at('2090-01-01')}")),
                new Edit("a timer comes again later", "timeCycle", text("R/P1Y")),
                new Edit("an escalation is deleted", "escalationEventDefinition", KeptDiagramCheckTest::delete),
                new Edit("an escalation is named otherwise", "escalation", set("escalationCode", "another")),
                new Edit("a message is deleted", "messageEventDefinition", KeptDiagramCheckTest::delete),
                new Edit("a message is named otherwise", "message", set("name", "another")),
                new Edit("an end ends all", "endEvent", add("terminateEventDefinition")),
                new Edit("an end no longer ends all", "terminateEventDefinition", KeptDiagramCheckTest::delete),
                new Edit("a condition is turned round", "conditionExpression", turnedRound()),
                new Edit("a condition is deleted", "conditionExpression", KeptDiagramCheckTest::delete),
                new Edit("a gateway has no default", "exclusiveGateway", unset("default")),
                new Edit("an event interrupts", "boundaryEvent", flip("cancelActivity")),
                new Edit("a start interrupts", "startEvent", flip("isInterrupting")),
                new Edit("an event stands at another step", "boundaryEvent", set("attachedToRef", "elsewhere")),
                new Edit("a task has no deadline", "userTask", unsetCamunda("dueDate")),
                new Edit("a task has another deadline", "userTask", setCamunda("dueDate", "${day}")),
                new Edit("a task shows another form", "userTask", setCamunda("formRef", "another")),
                new Edit("a task shows a fixed form", "userTask", setCamunda("formRefBinding", "deployment")),
                new Edit("a task is somebody's", "userTask", setCamunda("assignee", "somebody")),
                new Edit("a task is asked of nobody", "userTask", add("multiInstanceLoopCharacteristics")),
                new Edit("a delegate is another one", "serviceTask", setCamunda("delegateExpression", "${endPathway}")),
                new Edit("a delegate runs within the step before", "serviceTask", unsetCamunda("asyncBefore")),
                new Edit("another process is called", "callActivity", set("calledElement", "another")),
                new Edit("a fixed process is called", "callActivity", setCamunda("calledElementBinding", "version")),
                new Edit("what is handed over is left out", "in", KeptDiagramCheckTest::delete),
                new Edit("what is handed over is another", "in", swapped()),
                new Edit("what is handed back is left out", "out", KeptDiagramCheckTest::delete),
                new Edit("what a task shows is left out", "inputParameter", KeptDiagramCheckTest::delete),
                new Edit("what a task shows is another", "inputParameter", text("nothing to see")),
                new Edit(
                        "a list is run through no more",
                        "multiInstanceLoopCharacteristics",
                        KeptDiagramCheckTest::delete),
                new Edit("history is kept for a day", "process", setCamunda("historyTimeToLive", "P1D")),
                new Edit("a process is not run", "process", set("isExecutable", "false")),
                new Edit("a sub-process waits for no event", "subProcess", flip("triggeredByEvent")),
                new Edit("a step lies in another scope", "userTask", KeptDiagramCheckTest::moved));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void whatTakesAwayIsRefused(Edit edit) {
        List<String> deployed = new ArrayList<>();
        int tried = 0;
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            Document original = xml(file);
            int count = elements(original, edit.element()).size();
            for (int i = 0; i < count; i += ModelFiles.step(count, PER_DIAGRAM)) {
                Document edited = xml(file);
                String before = string(edited);
                Element element = elements(edited, edit.element()).get(i);
                String id = element.getAttribute("id") + element.getAttribute("name");
                edit.change().accept(element);
                if (string(edited).equals(before)) {
                    continue;
                }
                tried++;
                if (problems(file, string(edited)).isEmpty()) {
                    deployed.add(file.getFileName() + " " + id);
                }
            }
        }
        assertThat(tried).as("edits tried").isPositive();
        assertThat(deployed).isEmpty();
    }

    @Test
    void theProductsOwnDiagramsAreRight() {
        assertThat(ModelFiles.in("bpmn", ".bpmn")).allSatisfy(file -> assertThat(problems(file, ModelFiles.text(file)))
                .isEmpty());
    }

    @Test
    void aFlowThatLeadsElsewhereIsRefused() {
        List<String> deployed = new ArrayList<>();
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            List<SequenceFlow> flows = List.copyOf(model.getModelElementsByType(SequenceFlow.class));
            for (int i = 0; i < flows.size(); i += ModelFiles.step(flows.size(), PER_DIAGRAM)) {
                SequenceFlow flow = flows.get(i);
                FlowNode target = flow.getTarget();
                FlowNode other = model.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> node.getParentElement().equals(target.getParentElement()))
                        .filter(node -> !node.equals(target) && !node.equals(flow.getSource()))
                        .findFirst()
                        .orElse(null);
                if (other != null) {
                    String edited = ModelFiles.text(file)
                            .replaceAll(
                                    "(<bpmn:sequenceFlow id=\"" + flow.getId() + "\"[^>]*targetRef=\")[^\"]*\"",
                                    "$1" + other.getId() + "\"");
                    if (problems(file, edited).isEmpty()) {
                        deployed.add(flow.getId());
                    }
                }
            }
        }
        assertThat(deployed).isEmpty();
    }

    /** As Modeler does when a step is dropped on a flow. */
    @Test
    void aTaskOfTheOwnersMayStandOnAFlow() {
        List<String> refused = new ArrayList<>();
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            List<SequenceFlow> flows =
                    List.copyOf(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(SequenceFlow.class));
            for (int i = 0; i < flows.size(); i += ModelFiles.step(flows.size(), PER_DIAGRAM)) {
                SequenceFlow flow = flows.get(i);
                refused.addAll(problems(
                        file,
                        withStepOn(
                                ModelFiles.text(file),
                                flow,
                                TASK
                                        + flow(
                                                "ownWay",
                                                "ownTask",
                                                flow.getTarget().getId()))));
            }
        }
        assertThat(refused).isEmpty();
    }

    private static final String TASK =
            """
            <bpmn:userTask id="ownTask" name="Telephone the ward" camunda:candidateGroups="msNurse" \
            camunda:dueDate="${taskPolicy.dueAt(execution)}" camunda:formRef="ownForm" camunda:formRefBinding="latest">\
            <bpmn:documentation>The ward wants to know.</bpmn:documentation>\
            <bpmn:extensionElements><camunda:taskListener event="timeout" delegateExpression="${escalateOverdueTask}" \
            id="ownOverdue"><bpmn:timerEventDefinition id="ownTimer"><bpmn:timeDate>${taskPolicy.dueAt(execution)}\
            </bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>""";

    private static final String CONDITION =
            "><bpmn:conditionExpression>${dayNumber == 1}</bpmn:conditionExpression></bpmn:sequenceFlow>";

    private static final String ASIDE = """
            <bpmn:endEvent id="ownEnd" />""";

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, from, to);
    }

    /** The flow leads to ownTask, or to ownGateway where that is among what is added, in the flow's own scope. */
    private static String withStepOn(String diagram, SequenceFlow flow, String added) {
        String first = added.contains("ownGateway") ? "ownGateway" : "ownTask";
        return diagram.replaceAll(
                        "(<bpmn:sequenceFlow id=\"" + flow.getId() + "\"[^>]*targetRef=\")[^\"]*\"",
                        "$1" + first + "\"")
                .replaceFirst(
                        "<bpmn:sequenceFlow id=\"" + flow.getId() + "\"",
                        java.util.regex.Matcher.quoteReplacement(added) + "$0");
    }

    static Stream<String[]> ownWays() {
        String gateway = "<bpmn:exclusiveGateway id=\"ownGateway\" name=\"Well?\" default=\"ownWay\" />";
        String parallel = "<bpmn:parallelGateway id=\"ownGateway\" />";
        String toTarget = flow("ownWay", "ownGateway", "TARGET");
        return Stream.of(
                new String[] {
                    "",
                    gateway
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask").replace(" />", CONDITION)
                            + flow("ownB", "ownTask", "TARGET")
                },
                new String[] {
                    "",
                    parallel
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask")
                            + flow("ownB", "ownTask", "ownEnd")
                            + ASIDE
                },
                new String[] {"no longer leads to", gateway + toTarget + flow("ownA", "ownGateway", "ownEnd") + ASIDE},
                new String[] {"no longer leads to", parallel + flow("ownA", "ownGateway", "ownEnd") + ASIDE},
                new String[] {
                    "no longer leads to",
                    parallel
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask")
                            + flow("ownB", "ownTask", "TARGET")
                },
                new String[] {
                    "could wait for ever",
                    TASK.replaceFirst("<bpmn:extensionElements>.*</bpmn:extensionElements>", "")
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "could wait for ever",
                    TASK.replaceFirst("camunda:dueDate=\"[^\"]*\"", "") + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "runs code of the product",
                    TASK.replace("event=\"timeout\"", "event=\"create\"") + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside",
                    "<bpmn:serviceTask id=\"ownTask\" camunda:delegateExpression=\"${endPathway}\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside",
                    "<bpmn:callActivity id=\"ownTask\" calledElement=\"infusionDay\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside", "<bpmn:receiveTask id=\"ownTask\" />" + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "records 'decision'",
                    "<bpmn:businessRuleTask id=\"ownTask\" camunda:decisionRef=\"courseDays\" camunda:resultVariable=\"decision\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                });
    }

    @ParameterizedTest
    @MethodSource("ownWays")
    void waysOfTheOwnersGoOnWhereTheProductGoes(String problem, String added) {
        Path file = Path.of("bpmn/infusionDay.bpmn");
        SequenceFlow flow =
                Bpmn.readModelFromFile(file.toFile()).getModelElementById("startInfusionJoinToStartInfusion");
        List<String> problems =
                problems(file, withStepOn(ModelFiles.text(file), flow, added.replace("TARGET", "startInfusion")));
        if (problem.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(each -> each.contains(problem));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|<bpmn:boundaryEvent id='own' attachedToRef='startInfusion' cancelActivity='false'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id='ownEnd'/><bpmn:sequenceFlow id='ownWay' sourceRef='own' targetRef='ownEnd'/>",
                "would end 'startInfusion' before it is done|<bpmn:boundaryEvent id='own' attachedToRef='startInfusion'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                "a way that the product does not go|<bpmn:boundaryEvent id='own' attachedToRef='prepareInfusion' cancelActivity='false'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id='ownWay' sourceRef='own' targetRef='startInfusion'/>",
                "a way that the product does not go|<bpmn:sequenceFlow id='ownWay' sourceRef='prepareInfusion' targetRef='startInfusion'/>",
                "a way that the product does not go|<bpmn:sequenceFlow id='ownWay' sourceRef='isTheInfusionStarted' targetRef='ownEnd'/><bpmn:endEvent id='ownEnd'/>",
                "is added. Beside|<bpmn:subProcess id='own' triggeredByEvent='true'><bpmn:startEvent id='ownStart'/></bpmn:subProcess>",
                "is added. Beside|<bpmn:endEvent id='own'><bpmn:terminateEventDefinition/></bpmn:endEvent>",
                "is added. Beside|<bpmn:startEvent id='own'/>"
            })
    void whatIsAddedEndsAndPassesNothing(String problem, String added) {
        Path file = Path.of("bpmn/infusionDay.bpmn");
        List<String> problems = problems(
                file,
                withStepOn(
                                ModelFiles.text(file),
                                Bpmn.readModelFromFile(file.toFile())
                                        .getModelElementById("startInfusionJoinToStartInfusion"),
                                added)
                        .replace("targetRef=\"ownTask\"", "targetRef=\"startInfusion\""));
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(each -> each.contains(problem));
        }
    }

    @Test
    void wordsGroupsAndTheDrawingAreTheOwners() {
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            String edited = ModelFiles.text(file)
                    .replaceAll(" name=\"([^\"$]*)\" (camunda|sourceRef|default|attachedToRef)", " name=\"Our $1\" $2")
                    .replaceAll("candidateGroups=\"msNurse\"", "candidateGroups=\"neurologist\"")
                    .replaceAll("<bpmn:documentation>[^<]*", "<bpmn:documentation>Ours")
                    .replaceAll(" x=\"(\\d+)\"", " x=\"1$1\"")
                    .replaceAll("versionTag=\"[^\"]*\"", "versionTag=\"ours\"");
            assertThat(problems(file, edited)).as(file.toString()).isEmpty();
        }
    }

    @Test
    void aProcessOfTheOwnersRunsNothingOfTheProducts() {
        BpmnModelInstance own = Bpmn.createExecutableProcess("ours")
                .startEvent()
                .businessRuleTask()
                .camundaDelegateExpression("${endPathway}")
                .callActivity()
                .calledElement("infusionDay")
                .endEvent()
                .done();
        assertThat(problems(Path.of("ours.bpmn"), Bpmn.convertToString(own)))
                .anyMatch(each -> each.contains("runs code of the product"))
                .anyMatch(each -> each.contains("(callActivity) is added. In a process of your own stand"));
    }

    private List<String> problems(Path file, String diagram) {
        try {
            Map<String, byte[]> files = Map.of(file.getFileName().toString(), diagram.getBytes(StandardCharsets.UTF_8));
            return Stream.of(new KeptDiagramCheck(KEPT), new OwnStepCheck(KEPT))
                    .flatMap(check -> check.problems(files).stream())
                    .toList();
        } catch (ModelException e) {
            return List.of("cannot be read");
        }
    }

    private static Document xml(Path file) {
        try {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String string(Document document) {
        try {
            var out = new java.io.StringWriter();
            javax.xml.transform.TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(
                            new javax.xml.transform.dom.DOMSource(document),
                            new javax.xml.transform.stream.StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static void delete(Element element) {
        element.getParentNode().removeChild(element);
    }

    private static Consumer<Element> set(String attribute, String value) {
        return element -> element.setAttribute(attribute, value);
    }

    private static Consumer<Element> unset(String attribute) {
        return element -> element.removeAttribute(attribute);
    }

    private static Consumer<Element> setCamunda(String attribute, String value) {
        return element -> element.setAttributeNS(CAMUNDA, "camunda:" + attribute, value);
    }

    private static Consumer<Element> unsetCamunda(String attribute) {
        return element -> element.removeAttributeNS(CAMUNDA, attribute);
    }

    /** Only where the attribute is written: an event sub-process of the product's says so. */
    private static Consumer<Element> flip(String attribute) {
        return element -> {
            if (element.hasAttribute(attribute)) {
                element.setAttribute(attribute, element.getAttribute(attribute).equals("true") ? "false" : "true");
            } else if (!attribute.equals("triggeredByEvent")) {
                element.setAttribute(attribute, "false");
            }
        };
    }

    private static Consumer<Element> text(String text) {
        return element -> element.setTextContent(text);
    }

    private static Consumer<Element> turnedRound() {
        return element ->
                element.setTextContent(element.getTextContent().strip().replaceFirst("\\$\\{(.*)}", "\\${!($1)}"));
    }

    private static Consumer<Element> add(String child) {
        return element -> {
            if (element.getElementsByTagNameNS("*", child).getLength() == 0) {
                element.appendChild(
                        element.getOwnerDocument().createElementNS(element.getNamespaceURI(), "bpmn:" + child));
            }
        };
    }

    private static Consumer<Element> swapped() {
        return element -> {
            if (element.hasAttribute("source")) {
                element.setAttribute("source", "nothing");
            }
        };
    }

    private static void moved(Element task) {
        Element process = (Element)
                task.getOwnerDocument().getElementsByTagNameNS("*", "process").item(0);
        if (!task.getParentNode().equals(process)) {
            process.appendChild(task);
        }
    }
}
