package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.model.ModelFiles;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every step of every diagram deleted, and every attribute, listener, input and text of it changed, left out, doubled, added or
 * put elsewhere: each is told. Many edits of a file are made at once, for all faults are told at once; each must be found in
 * the sentence about its own step.
 */
class EveryPartOfADiagramTest {

    private static final KeptDiagramCheck CHECK =
            new KeptDiagramCheck(new KeptModels(new PathMatchingResourcePatternResolver(), new CamundaBpmProperties()));

    /** What an owner may change, and why nothing becomes unsafe by it. */
    private static final Map<String, String> FREE = Map.of(
            "id", "of a part within a step: nothing refers to it. A step with another id is missed",
            "name", "words; that a task has some is asked for beside",
            "documentation", "likewise",
            "incoming", "of the drawing: the engine reads a flow's own ends",
            "outgoing", "likewise",
            "type", "of XML: the engine reads an expression all the same",
            "versionTag", "the owner's own count",
            "candidateGroups", "another group; nobody, or one that is no longer computed, is refused beside",
            "targetRef", "steps of the owner's may stand on a flow; that it leads on is asked for beside");

    private static final Set<String> WITHIN = Set.of("extensionElements", "inputOutput");

    /** What names another element of the file. */
    private static final Set<String> REFERENCES =
            Set.of("sourceRef", "attachedToRef", "default", "messageRef", "escalationRef");

    /** Without these a file is none of BPMN, and cannot be read. */
    private static final Set<String> INDISPENSABLE = Set.of("sourceRef", "attachedToRef");

    /** Other values of what BPMN has a list of. */
    private static final Map<String, String> LISTED = Map.of(
            "gatewayDirection", "Mixed",
            "eventGatewayType", "Parallel",
            "processType", "Private",
            "behavior", "None",
            "startQuantity", "2",
            "completionQuantity", "2");

    /** Twice, it cannot be read either. */
    private static final Set<String> ONCE = Set.of("conditionExpression", "multiInstanceLoopCharacteristics");

    static List<Path> diagrams() {
        return ModelFiles.in("bpmn", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aStepThatIsDeletedIsMissed(Path file) {
        Map<String, List<KeptElement>> kinds = steps(Xml.read(file)).values().stream()
                .filter(step -> !step.is("process"))
                .collect(Collectors.groupingBy(KeptElement::kind));
        kinds.values().forEach(steps -> {
            Document edited = Xml.read(file);
            Xml.delete(edited, steps.stream().map(KeptElement::id).toArray(String[]::new));
            List<String> told = told(file, edited);
            assertThat(steps).allSatisfy(step -> assertThat(
                            sentence(told, step.words() + " belongs to the product and is missing here"))
                    .isNotEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aPartThatIsChangedLeftOutOrDoubledIsTold(Path file) {
        Map<String, KeptElement> steps = steps(Xml.read(file));
        List<String> silent = new ArrayList<>();
        boolean more = true;
        for (int pass = 0; more; pass++) {
            Document document = Xml.read(file);
            Map<String, Set<String>> edited = new TreeMap<>();
            for (KeptElement step : steps(document).values()) {
                List<Node> parts = parts(step.place().element());
                List<String> lines = steps.get(step.id()).does();
                assertThat(parts).as(step.id()).hasSameSizeAs(lines);
                for (int i = 0; i < lines.size(); i++) {
                    List<Runnable> edits = edits(parts.get(i));
                    if (pass < edits.size()) {
                        edits.get(pass).run();
                        edited.computeIfAbsent(step.id(), unknown -> new TreeSet<>())
                                .add(lines.get(i));
                    }
                }
            }
            more = !edited.isEmpty();
            List<String> told = told(file, document);
            edited.forEach((id, lines) -> {
                String sentence = sentence(told, steps.get(id).words() + " does something else here");
                lines.stream().filter(line -> !sentence.contains(line)).forEach(line -> silent.add(id + ": " + line));
            });
        }
        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatASettingOfTheEngineAddsIsTold(Path file) {
        Document document = Xml.read(file);
        Set<String> free = Set.of("candidateGroups", "versionTag");
        Map<String, Set<String>> added = new TreeMap<>();
        for (KeptElement step : steps(document).values()) {
            Element element = step.place().element();
            DiagramCheck.SETTINGS.stream()
                    .filter(setting -> !free.contains(setting) && !element.hasAttributeNS(Xml.CAMUNDA, setting))
                    .forEach(setting -> {
                        element.setAttributeNS(Xml.CAMUNDA, "camunda:" + setting, "added");
                        added.computeIfAbsent(step.words(), unknown -> new TreeSet<>())
                                .add(setting + "=\"added\"");
                    });
            for (String extension :
                    List.of("executionListener", "taskListener", "failedJobRetryTimeCycle", "in", "out")) {
                Xml.extend(element, extension).setAttribute("event", "ofTheOwners");
                added.get(step.words()).add(extension + " event=\"ofTheOwners\"");
            }
        }
        List<String> told = told(file, document);
        added.forEach((words, lines) ->
                assertThat(sentence(told, words + " does something else here")).contains(lines));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatIsPutInAnotherOrderIsTold(Path file) {
        Document document = Xml.read(file);
        List<String> expected = new ArrayList<>();
        for (KeptElement step : steps(document).values()) {
            List<Node> parts = parts(step.place().element());
            for (int i = 1; i < parts.size(); i++) {
                Node part = parts.get(i);
                Node before = parts.get(i - 1);
                if (part instanceof Element
                        && before instanceof Element
                        && part.getLocalName().equals(before.getLocalName())) {
                    part.getParentNode().insertBefore(part, before);
                    expected.add(step.words() + " does the same in another order");
                    break;
                }
            }
        }
        for (Element gateway : Xml.all(document, "exclusiveGateway")) {
            List<Element> ways = Xml.all(document, "sequenceFlow").stream()
                    .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                    .toList();
            if (ways.size() > 1) {
                ways.get(0).getParentNode().insertBefore(ways.get(1), ways.get(0));
                expected.add(words(gateway) + " takes its ways in another order");
            }
        }
        List<String> told = told(file, document);
        assertThat(expected).isNotEmpty().allSatisfy(words -> assertThat(sentence(told, words))
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aFlowThatLeadsElsewhereIsTold(Path file) {
        Document document = Xml.read(file);
        List<String> expected = new ArrayList<>();
        List<Element> flows = Xml.all(document, "sequenceFlow");
        for (Element flow : flows) {
            String target = flow.getAttribute("targetRef");
            flows.stream()
                    .filter(other -> other.getParentNode().equals(flow.getParentNode()))
                    .map(other -> other.getAttribute("sourceRef"))
                    .filter(other -> !other.equals(target))
                    .findFirst()
                    .ifPresent(other -> {
                        flow.setAttribute("targetRef", other);
                        expected.add("%s no longer leads to '%s'".formatted(words(flow), target));
                    });
        }
        List<String> told = told(file, document);
        assertThat(expected).hasSizeGreaterThan(flows.size() / 2).allSatisfy(words -> assertThat(sentence(told, words))
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aMessageOrAnEscalationOfAnotherNameIsTold(Path file) {
        Map<String, KeptElement> steps = steps(Xml.read(file));
        Document document = Xml.read(file);
        Stream.of("message", "escalation", "error", "signal")
                .flatMap(kind -> Xml.all(document, kind).stream())
                .flatMap(named -> Stream.of("name", "escalationCode", "errorCode")
                        .filter(named::hasAttribute)
                        .map(named::getAttributeNode))
                .forEach(name -> name.setValue(name.getValue() + "Again"));
        List<String> told = told(file, document);
        steps.values().stream()
                .filter(step ->
                        step.does().stream().anyMatch(line -> line.matches("(message|escalation)EventDefinition.*")))
                .forEach(step -> assertThat(sentence(told, step.words() + " does something else here"))
                        .contains("Again\""));
    }

    /** What makes up a step, in the order of its lines. */
    private static List<Node> parts(Element step) {
        List<Node> parts = Place.attributes(step)
                .filter(attribute -> !FREE.containsKey(attribute.getLocalName()))
                .filter(EveryPartOfADiagramTest::isOfTheEngine)
                .sorted(Comparator.comparing(
                        attribute -> attribute.getLocalName() + "=\"" + attribute.getValue() + "\""))
                .collect(Collectors.toCollection(ArrayList::new));
        addParts(step, parts);
        return parts;
    }

    private static void addParts(Element element, List<Node> parts) {
        Place.children(element).forEach(child -> {
            if (WITHIN.contains(child.getLocalName())) {
                addParts(child, parts);
            } else if (!FREE.containsKey(child.getLocalName()) && !isAStep(child)) {
                parts.add(child);
            }
        });
    }

    private static boolean isAStep(Element element) {
        return element.hasAttribute("id")
                && element.getParentNode().getLocalName().matches("process|subProcess")
                && !element.getLocalName().equals("multiInstanceLoopCharacteristics");
    }

    private static boolean isOfTheEngine(Attr attribute) {
        return attribute.getNamespaceURI() == null
                || attribute.getNamespaceURI().equals(Xml.CAMUNDA);
    }

    /** All that can be done to a part, one after the other in files of their own. */
    private static List<Runnable> edits(Node part) {
        List<Runnable> edits = new ArrayList<>();
        if (part instanceof Attr attribute) {
            addEdits(attribute, edits);
            return edits;
        }
        Element element = (Element) part;
        if (!ONCE.contains(element.getLocalName())) {
            edits.add(() -> element.getParentNode().insertBefore(copy(element), element));
        }
        addEdits(element, edits);
        return edits;
    }

    private static void addEdits(Element element, List<Runnable> edits) {
        edits.add(() -> Xml.remove(element));
        Place.attributes(element)
                .filter(attribute -> !attribute.getLocalName().equals("id") && isOfTheEngine(attribute))
                .forEach(attribute -> addEdits(attribute, edits));
        if (!Place.text(element).isBlank()) {
            edits.add(() -> element.setTextContent(
                    element.getTextContent() + " " + (element.getTextContent().contains("}") ? "${again}" : "again")));
        }
        Place.children(element).forEach(child -> addEdits(child, edits));
    }

    private static void addEdits(Attr attribute, List<Runnable> edits) {
        other(attribute).ifPresent(value -> edits.add(() -> attribute.setValue(value)));
        if (attribute.getSpecified() && !INDISPENSABLE.contains(attribute.getName())) {
            edits.add(() -> attribute.getOwnerElement().removeAttributeNode(attribute));
        }
    }

    private static Optional<String> other(Attr attribute) {
        String value = attribute.getValue();
        if (attribute.getName().equals("implementation")) {
            return Optional.of(value.equals("##WebService") ? "##unspecified" : "##WebService");
        }
        if (LISTED.containsKey(attribute.getName())) {
            return Optional.of(LISTED.get(attribute.getName()));
        }
        if (value.matches("true|false")) {
            return Optional.of(String.valueOf(value.equals("false")));
        }
        if (!REFERENCES.contains(attribute.getName())) {
            return Optional.of(value + "Again");
        }
        Document document = attribute.getOwnerDocument();
        String kind = Xml.byId(document, value).getLocalName();
        return Xml.all(document, kind).stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.equals(value))
                .findFirst();
    }

    private static Element copy(Element element) {
        Element copy = (Element) element.cloneNode(true);
        Set<Element> all = new HashSet<>(List.of(copy));
        all.addAll(Xml.all(copy, "*"));
        all.forEach(each -> each.removeAttribute("id"));
        return copy;
    }

    private static String words(Element element) {
        String name = element.getAttribute("name");
        String id = element.getAttribute("id");
        return name.isBlank() ? id : "%s (%s)".formatted(name, id);
    }

    private static Map<String, KeptElement> steps(Document document) {
        return KeptElement.within(new Place("", "", Xml.all(document, "process").get(0)));
    }

    private static List<String> told(Path file, Document edited) {
        return CHECK.problems(Map.of(file.getFileName().toString(), Xml.bytes(edited)));
    }

    /** The one of the sentences that says this, whole. */
    private static String sentence(List<String> told, String words) {
        return told.stream()
                .filter(sentence -> sentence.contains(": " + words))
                .findFirst()
                .orElse("");
    }
}
