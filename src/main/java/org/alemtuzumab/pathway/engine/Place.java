package org.alemtuzumab.pathway.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * An element of a diagram or a table, with the words by which an owner finds it.
 *
 * @param step the name of the nearest element around it that has one, or its id
 */
public record Place(String file, String step, Element element) {

    private static final Set<String> DRAWING =
            Set.of(BpmnModelConstants.BPMNDI_NS, "https://www.omg.org/spec/DMN/20191111/DMNDI/");

    /** Every element of the diagrams among these files, but for what only draws. */
    public static Stream<Place> ofDiagrams(Map<String, byte[]> files) {
        return of(files, ".bpmn", ReadModels::diagram);
    }

    /** The same for decision tables. */
    static Stream<Place> ofTables(Map<String, byte[]> files) {
        return of(files, ".dmn", ReadModels::table);
    }

    private static Stream<Place> of(Map<String, byte[]> files, String kind, Function<byte[], ModelInstance> reader) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(kind))
                .flatMap(file -> new Place(file.getKey(), "", root(reader.apply(file.getValue()))).withChildren());
    }

    private static Element root(ModelInstance model) {
        return ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
    }

    /** This element and all within it, but for what only draws. */
    Stream<Place> withChildren() {
        return Stream.concat(
                Stream.of(this),
                children()
                        .filter(child -> !DRAWING.contains(child.getNamespaceURI()))
                        .flatMap(child -> new Place(file, stepOf(child), child).withChildren()));
    }

    private String stepOf(Element child) {
        if (!child.hasAttribute("id")) {
            return step;
        }
        return Stream.of(child.getAttribute("name"), step, child.getAttribute("id"))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(step);
    }

    private static Stream<Node> content(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }

    private Stream<Element> children() {
        return children(element);
    }

    static Stream<Element> children(Element element) {
        return content(element).filter(Element.class::isInstance).map(Element.class::cast);
    }

    /** What is written directly in the element, as the engine joins it. */
    String text() {
        return text(element);
    }

    static String text(Element element) {
        return content(element)
                .filter(Text.class::isInstance)
                .map(Node::getNodeValue)
                .collect(Collectors.joining());
    }

    Stream<Attr> attributes() {
        return attributes(element);
    }

    static Stream<Attr> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength()).mapToObj(i -> (Attr) attributes.item(i));
    }

    /** An attribute of the engine's extensions, wherever its element stands; empty where it is not set. */
    public String extension(String attribute) {
        return BpmnModelConstants.CAMUNDA_NS.equals(element.getNamespaceURI())
                ? element.getAttribute(attribute)
                : element.getAttributeNS(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    /** The nearest element of this kind around this one. */
    public Optional<Place> around(String kind) {
        return Stream.iterate(element.getParentNode(), Element.class::isInstance, Node::getParentNode)
                .filter(each -> each.getLocalName().equals(kind))
                .findFirst()
                .map(each -> new Place(file, step, (Element) each));
    }

    /** A fault here. */
    public String fault(String what) {
        return step.isEmpty() ? file + ": " + what : "%s, step '%s': %s".formatted(file, step, what);
    }
}
