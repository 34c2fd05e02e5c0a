package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * A step, event, gateway, flow or process of a diagram, with what it does: everything but its words, its place in the drawing
 * and whom it is offered to.
 *
 * @param does a line for each attribute, listener, input, condition and trigger, in their order
 */
record KeptElement(Place place, List<String> does) {

    private static final String ID = "id";

    /** Words, and what is compared by itself: the group, and where a flow leads. */
    private static final Set<String> FREE = Set.of(ID, "name", "candidateGroups", "versionTag", "targetRef");

    private static final Set<String> FREE_CHILDREN = Set.of(
            "documentation",
            "incoming",
            "outgoing",
            "laneSet",
            "textAnnotation",
            "association",
            "extensionElements",
            "inputOutput");

    /** What points to something beside the process, whose own id says nothing. */
    private static final Set<String> REFERENCES = Set.of("messageRef", "escalationRef", "errorRef", "signalRef");

    static Stream<Place> processes(Map<String, byte[]> files) {
        return Place.ofDiagrams(files).filter(place -> isBpmn(place.element(), "process"));
    }

    /** The process itself and all elements of it that have an id and stand in its flow. */
    static Map<String, KeptElement> within(Place process) {
        return process.withChildren()
                .filter(place -> isOfTheFlow(place.element()))
                .collect(Collectors.toMap(
                        place -> place.element().getAttribute(ID),
                        place -> new KeptElement(place, does(place.element())),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    String kind() {
        return place.element().getLocalName();
    }

    String id() {
        return place.element().getAttribute(ID);
    }

    String attribute(String name) {
        return place.element().getAttribute(name);
    }

    boolean is(String... kinds) {
        return Set.of(kinds).contains(kind());
    }

    /** To whom a task is offered; empty where it is to nobody. */
    String group() {
        return place.extension("candidateGroups");
    }

    /** Whether it ends what it stands at, or the scope that it starts in. */
    boolean interrupts() {
        return !attribute("cancelActivity").equals("false");
    }

    /** The lines that begin with this word. */
    Stream<String> does(String what) {
        return does.stream().filter(line -> line.matches("(?s)" + what + "\\b.*"));
    }

    /** The id of the process or sub-process that it stands in; empty for the process itself. */
    String scope() {
        return !kind().equals("process") && place.element().getParentNode() instanceof Element parent
                ? parent.getAttribute(ID)
                : "";
    }

    /** The words by which an owner finds it. */
    String words() {
        return attribute("name").isBlank() ? id() : "%s (%s)".formatted(attribute("name"), id());
    }

    private static boolean isBpmn(Element element, String name) {
        return BpmnModelConstants.BPMN20_NS.equals(element.getNamespaceURI())
                && element.getLocalName().equals(name);
    }

    /** Directly in the process or in a sub-process, or the process itself. */
    private static boolean isOfTheFlow(Element element) {
        return isBpmn(element, "process")
                || BpmnModelConstants.BPMN20_NS.equals(element.getNamespaceURI())
                        && !FREE_CHILDREN.contains(element.getLocalName())
                        && element.hasAttribute(ID)
                        && element.getParentNode() instanceof Element parent
                        && (isBpmn(parent, "process") || isBpmn(parent, "subProcess"))
                        && !element.getLocalName().endsWith("LoopCharacteristics");
    }

    private static List<String> does(Element element) {
        List<String> lines = new ArrayList<>();
        attributes(element).forEach(lines::add);
        Place.children(element).filter(child -> !isOfTheFlow(child)).forEach(child -> collect(child, lines));
        return lines;
    }

    private static void collect(Element child, List<String> lines) {
        if (!FREE_CHILDREN.contains(child.getLocalName())) {
            lines.add(line(child));
        } else if (child.getLocalName().equals("extensionElements")
                || child.getLocalName().equals("inputOutput")) {
            Place.children(child).forEach(each -> collect(each, lines));
        }
    }

    private static String line(Element element) {
        return Stream.of(
                        Stream.of(element.getLocalName()),
                        attributes(element),
                        Stream.of(Place.text(element).strip()),
                        Place.children(element).map(KeptElement::line))
                .flatMap(part -> part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> attributes(Element element) {
        boolean inner = !isOfTheFlow(element);
        return Place.attributes(element)
                .filter(attribute -> attribute.getNamespaceURI() == null
                        || BpmnModelConstants.CAMUNDA_NS.equals(attribute.getNamespaceURI()))
                .filter(attribute ->
                        inner ? !attribute.getLocalName().equals(ID) : !FREE.contains(attribute.getLocalName()))
                .map(attribute -> attribute.getLocalName() + "=\"" + value(element, attribute) + "\"")
                .sorted();
    }

    private static String value(Element element, Attr attribute) {
        if (!REFERENCES.contains(attribute.getLocalName())) {
            return attribute.getValue();
        }
        return Place.children(element.getOwnerDocument().getDocumentElement())
                .filter(each -> attribute.getValue().equals(each.getAttribute(ID)))
                .map(each -> each.hasAttribute("escalationCode")
                        ? each.getAttribute("escalationCode")
                        : each.hasAttribute("errorCode") ? each.getAttribute("errorCode") : each.getAttribute("name"))
                .findFirst()
                .orElse(attribute.getValue());
    }
}
