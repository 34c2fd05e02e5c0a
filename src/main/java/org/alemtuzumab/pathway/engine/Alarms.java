package org.alemtuzumab.pathway.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where the product raises an alarm by itself: an escalation follows, and nobody is asked before. */
final class Alarms {

    private final KeptModels kept;

    Alarms(KeptModels kept) {
        this.kept = kept;
    }

    /** Whether an escalation may follow on this step of a process of the product's before any person does anything. */
    boolean follow(Map<String, KeptElement> process, String step) {
        return follow(process, step, new HashSet<>());
    }

    private boolean follow(Map<String, KeptElement> process, String step, Set<KeptElement> passed) {
        KeptElement element = process.get(step);
        if (element == null || !passed.add(element) || isForPeople(process, element)) {
            return false;
        }
        return element.kind().matches("intermediateThrowEvent|endEvent")
                        && element.does("escalationEventDefinition").findAny().isPresent()
                || element.is("callActivity") && callFollows(element.attribute("calledElement"), passed)
                || process.values().stream()
                        .filter(flow -> flow.is("sequenceFlow"))
                        .filter(flow -> flow.attribute("sourceRef").equals(step))
                        .anyMatch(flow -> follow(process, flow.attribute("targetRef"), passed));
    }

    private boolean callFollows(String called, Set<KeptElement> passed) {
        return kept.diagram(called).stream().anyMatch(process -> process.values().stream()
                .filter(start -> start.is("startEvent") && start.scope().equals(called))
                .anyMatch(start -> follow(process, start.id(), passed)));
    }

    private static boolean isForPeople(Map<String, KeptElement> process, KeptElement element) {
        return element.is("userTask", "intermediateCatchEvent", "eventBasedGateway")
                || element.is("subProcess")
                        && process.values().stream()
                                .anyMatch(inner ->
                                        inner.scope().equals(element.id()) && inner.is("userTask", "callActivity"));
    }
}
