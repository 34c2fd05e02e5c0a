package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Loads no diagram that brings code of its own, whenever and however it was deployed: a class, a script, a connector, a mail, a
 * command or work for a program outside. No release ever shipped one, so running patients lose nothing.
 */
final class OnlyDelegates extends AbstractBpmnParseListener {

    private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector", "formData", "field");
    private static final List<String> ATTRIBUTES =
            List.of("class", "type", "formHandlerClass", "variableMappingClass", "resource");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        check(root);
    }

    private static void check(Element element) {
        boolean extension = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS
                        .getNamespaceUri()
                        .equals(element.getUri())
                || BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getAlternativeUri().equals(element.getUri());
        if (ELEMENTS.contains(element.getTagName())) {
            throw new BpmnParseException("'%s' is not run".formatted(element.getTagName()), element);
        }
        for (String attribute : ATTRIBUTES) {
            if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute) != null
                    || extension && element.attribute(attribute) != null) {
                throw new BpmnParseException("'%s' is not run".formatted(attribute), element);
            }
        }
        element.elements().forEach(OnlyDelegates::check);
    }
}
