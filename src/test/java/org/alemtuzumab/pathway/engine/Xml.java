package org.alemtuzumab.pathway.engine;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A diagram's file, edited as the Modeler would. */
final class Xml {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private Xml() {}

    /** With what the standard's own schema fills in. */
    static Document read(Path file) {
        return (Document) Bpmn.readModelFromFile(file.toFile())
                .getDocument()
                .getDomSource()
                .getNode();
    }

    static byte[] bytes(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> all(Document document, String name) {
        return list(document.getElementsByTagNameNS("*", name));
    }

    static List<Element> all(Element element, String name) {
        return list(element.getElementsByTagNameNS("*", name));
    }

    private static List<Element> list(NodeList found) {
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    static Element byId(Document document, String id) {
        return all(document, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No element " + id));
    }

    /** With the flows and events that cannot stand without it; what led to it, then leads to what came after it. */
    static void delete(Document document, String... ids) {
        Set<String> gone = new HashSet<>(Arrays.asList(ids));
        all(document, "BPMNDiagram").forEach(Xml::remove);
        for (String id : ids) {
            reconnect(document, byId(document, id));
        }
        int before;
        do {
            before = gone.size();
            for (Element element : all(document, "*")) {
                boolean hangs = List.of("sourceRef", "targetRef", "attachedToRef").stream()
                        .anyMatch(end -> gone.contains(element.getAttribute(end)));
                boolean within = element.getParentNode() instanceof Element parent
                        && !parent.getAttribute("id").isEmpty()
                        && gone.contains(parent.getAttribute("id"));
                if ((hangs || within) && element.hasAttribute("id")) {
                    gone.add(element.getAttribute("id"));
                }
            }
        } while (gone.size() > before);
        for (Element element : all(document, "*")) {
            if (gone.contains(element.getAttribute("id"))
                    || Set.of("incoming", "outgoing").contains(element.getLocalName())
                            && gone.contains(element.getTextContent())) {
                remove(element);
            }
            if (gone.contains(element.getAttribute("default"))) {
                element.removeAttribute("default");
            }
        }
    }

    private static void reconnect(Document document, Element step) {
        String id = step.getAttribute("id");
        List<Element> flows = all(document, "sequenceFlow");
        List<Element> in = flows.stream()
                .filter(flow -> flow.getAttribute("targetRef").equals(id))
                .toList();
        List<Element> out = flows.stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                .toList();
        if (in.size() == 1 && out.size() == 1) {
            in.get(0).setAttribute("targetRef", out.get(0).getAttribute("targetRef"));
        }
    }

    /** Elements in BPMN's namespace, ready to be put into this element's file. */
    static List<Element> parse(Element where, String elements) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document read = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(
                            "<all xmlns='%s' xmlns:camunda='%s'>%s</all>".formatted(BPMN, CAMUNDA, elements))));
            return Place.children(read.getDocumentElement())
                    .map(each -> (Element) where.getOwnerDocument().importNode(each, true))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void remove(Node node) {
        if (node.getParentNode() != null) {
            node.getParentNode().removeChild(node);
        }
    }

    /** Among the element's extensions, which are made where there are none. */
    static Element extend(Element element, String name) {
        Element extensions = children(element, "extensionElements").stream()
                .findFirst()
                .orElseGet(() -> {
                    Element made = element.getOwnerDocument().createElementNS(BPMN, "bpmn:extensionElements");
                    Element documentation = children(element, "documentation").stream()
                            .findFirst()
                            .orElse(null);
                    element.insertBefore(
                            made, documentation == null ? element.getFirstChild() : documentation.getNextSibling());
                    return made;
                });
        Element added = element.getOwnerDocument().createElementNS(CAMUNDA, "camunda:" + name);
        extensions.appendChild(added);
        return added;
    }

    private static List<Element> children(Element element, String name) {
        return Place.children(element)
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }
}
