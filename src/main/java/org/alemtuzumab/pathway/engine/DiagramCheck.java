package org.alemtuzumab.pathway.engine;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;

/**
 * Lets a diagram hold only what is named here: what the shipped diagrams use and the plain shapes beside it. Whatever brings code
 * of its own, such as a script, a class, a connector or work for a program outside, is not among it.
 */
@Component
class DiagramCheck implements ModelCheck {

    private static final String ACTIVITI_NS = "http://activiti.org/bpmn";

    private static final Set<String> SHAPES = words(
            """
            association boundaryEvent businessRuleTask callActivity collaboration completionCondition condition
            conditionExpression conditionalEventDefinition definitions documentation endEvent error
            errorEventDefinition escalation escalationEventDefinition eventBasedGateway exclusiveGateway
            extensionElements flowNodeRef inclusiveGateway incoming intermediateCatchEvent
            intermediateThrowEvent lane laneSet loopCardinality manualTask message messageEventDefinition
            messageFlow multiInstanceLoopCharacteristics outgoing parallelGateway participant process
            receiveTask sequenceFlow serviceTask signal signalEventDefinition startEvent subProcess task
            terminateEventDefinition text textAnnotation timeCycle timeDate timeDuration timerEventDefinition
            userTask
            """);

    /** What the standard's own schema fills in is among them. */
    private static final Set<String> OF_SHAPES = words(
            """
            associationDirection attachedToRef behavior calledElement cancelActivity completionQuantity default
            errorCode errorRef escalationCode escalationRef eventGatewayType exporter exporterVersion
            expressionLanguage gatewayDirection id implementation instantiate isClosed isExecutable
            isForCompensation isInterrupting isSequential messageRef name parallelMultiple processRef
            processType signalRef sourceRef startQuantity targetNamespace targetRef textFormat triggeredByEvent
            typeLanguage
            """);

    private static final Set<String> EXTENSIONS = words(
            """
            entry executionListener failedJobRetryTimeCycle in inputOutput inputParameter list map out
            outputParameter properties property taskListener value
            """);

    private static final Set<String> OF_EXTENSIONS = words(
            """
            businessKey delegateExpression event expression id key local name source sourceExpression target
            value variables
            """);

    /** Attributes of the engine on shapes. */
    static final Set<String> SETTINGS = words(
            """
            assignee asyncAfter asyncBefore calledElementBinding calledElementVersion candidateGroups
            candidateUsers collection decisionRef decisionRefBinding decisionRefVersion delegateExpression
            dueDate elementVariable errorCodeVariable errorMessageVariable escalationCodeVariable exclusive
            expression followUpDate formRef formRefBinding formRefVersion historyTimeToLive initiator
            isStartableInTasklist jobPriority mapDecisionResult priority resultVariable variableEvents
            variableName versionTag
            """);

    /** What may stand in a loop, or is one. */
    private static final Set<String> REPEATED = Set.of("timeCycle", "timeDuration");

    private static final long SHORTEST_MILLIS = 60_000;

    /** Characters that the engine's tables hold of a text. */
    private static final int LONGEST_TEXT = 4_000;

    private static final String BY_DELEGATE = "Name a delegate of the application: delegateExpression=\"${…}\".";

    /** What would be right instead of what is met most often. */
    private static final Map<String, String> INSTEAD = Map.of(
            "scriptTask",
            "Make it a service task. " + BY_DELEGATE,
            "script",
            "Write an expression, as in ${clinicTime.at(day)}.",
            "connector",
            BY_DELEGATE,
            "class",
            BY_DELEGATE,
            "type",
            BY_DELEGATE,
            "topic",
            BY_DELEGATE,
            "sendTask",
            "Make it a service task. " + BY_DELEGATE,
            "field",
            "Hand the value over as an input parameter.",
            "formKey",
            "Name a form that is deployed: formRef, with the binding latest.",
            "formData",
            "Name a form that is deployed: formRef, with the binding latest.");

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Place.ofDiagrams(files).flatMap(DiagramCheck::problems).toList();
    }

    private static Stream<String> problems(Place place) {
        String namespace = place.element().getNamespaceURI();
        String name = place.element().getLocalName();
        boolean shape = BpmnModelConstants.BPMN20_NS.equals(namespace);
        boolean extension = BpmnModelConstants.CAMUNDA_NS.equals(namespace);
        boolean known = shape ? SHAPES.contains(name) : extension && EXTENSIONS.contains(name);
        if (!known && (shape || extension || ACTIVITI_NS.equals(namespace))) {
            return Stream.of(refused(place, name));
        }
        if (name.equals("timerEventDefinition") && startsAProcess(place)) {
            return Stream.of(
                    place.fault(
                            "No process is started by the clock: a cycle of no time would never end. Start it from another process, or by a form."));
        }
        if (REPEATED.contains(name) && !isLongEnough(place.text().strip())) {
            return Stream.of(place.fault(
                    "'%s' would run again and again without a pause. Take the time from a variable or a bean, as in ${acknowledgeCycle}, or write at least a minute, as in PT1H."
                            .formatted(place.text().strip())));
        }
        if (place.text().length() > LONGEST_TEXT) {
            return Stream.of(place.fault("'%s' has more than %d characters, and no task could hold them. Shorten it."
                    .formatted(name, LONGEST_TEXT)));
        }
        return place.attributes().flatMap(attribute -> problem(place, shape, extension, attribute).stream());
    }

    /** A time that is written out; what a bean or a variable says, is known when it is asked. */
    private static boolean isLongEnough(String time) {
        if (time.matches("[$#]\\{\\s*[A-Za-z].*")) {
            return true;
        }
        String duration = time.substring(time.lastIndexOf('/') + 1);
        try {
            Duration days = DatatypeFactory.newInstance().newDuration(duration);
            return days.getTimeInMillis(new Date(0)) >= SHORTEST_MILLIS;
        } catch (DatatypeConfigurationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean startsAProcess(Place place) {
        Node start = place.element().getParentNode();
        return "startEvent".equals(start.getLocalName())
                && "process".equals(start.getParentNode().getLocalName());
    }

    private static Optional<String> problem(Place place, boolean shape, boolean extension, Attr attribute) {
        String namespace = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        boolean known = namespace == null
                ? !shape && !extension || (shape ? OF_SHAPES : OF_EXTENSIONS).contains(name)
                : !ACTIVITI_NS.equals(namespace)
                        && (!BpmnModelConstants.CAMUNDA_NS.equals(namespace)
                                || (extension ? OF_EXTENSIONS : SETTINGS).contains(name));
        if (known
                && (name.equals("id") || name.equals("name"))
                && attribute.getValue().length() > DeploymentCheck.LONGEST_NAME) {
            return Optional.of(
                    place.fault("the %s has more than %d characters, and no task could hold them. Shorten it."
                            .formatted(name, DeploymentCheck.LONGEST_NAME)));
        }
        return known ? Optional.empty() : Optional.of(refused(place, name));
    }

    private static String refused(Place place, String name) {
        return place.fault("'%s' is not run here. %s".formatted(name, INSTEAD.getOrDefault(name, "Leave it out.")));
    }
}
