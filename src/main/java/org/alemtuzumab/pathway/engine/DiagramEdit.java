package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process as an owner has it, beside the product's.
 *
 * @param before the product's elements by their ids; none where the process is the owner's own
 * @param now those of the owner
 */
record DiagramEdit(Place process, Map<String, KeptElement> before, Map<String, KeptElement> now) {

    /** The processes of these files; none of what the product itself brings. */
    static Stream<DiagramEdit> of(Map<String, byte[]> files, KeptModels kept) {
        return kept.compares() ? KeptElement.processes(files).map(process -> of(process, kept)) : Stream.empty();
    }

    static DiagramEdit of(Place process, KeptModels kept) {
        return new DiagramEdit(
                process,
                kept.diagram(process.element().getAttribute("id")).orElse(Map.of()),
                KeptElement.within(process));
    }

    /** Whether the whole process is the owner's. */
    boolean isOwn() {
        return before.isEmpty();
    }

    boolean isOwn(KeptElement element) {
        return !before.containsKey(element.id());
    }

    Stream<KeptElement> own() {
        return now.values().stream().filter(this::isOwn);
    }

    List<KeptElement> outgoing(String node) {
        return flows(now, "sourceRef", node);
    }

    List<KeptElement> incoming(String node) {
        return flows(now, "targetRef", node);
    }

    private static List<KeptElement> flows(Map<String, KeptElement> elements, String end, String node) {
        return elements.values().stream()
                .filter(element -> element.is("sequenceFlow"))
                .filter(flow -> flow.attribute(end).equals(node))
                .toList();
    }

    /** Whether the ways out of a step are tried as the product tries them: where two conditions hold, the first one decides. */
    boolean triesInOrder(String node) {
        List<String> ways = ids(flows(before, "sourceRef", node));
        return ids(outgoing(node)).stream().filter(ways::contains).toList().equals(ways);
    }

    private static List<String> ids(List<KeptElement> flows) {
        return flows.stream().map(KeptElement::id).toList();
    }

    /** Whether as many ways come together as do in the product: one more, and all would be waited for in vain. */
    boolean joinsAsMany(String node) {
        return incoming(node).size() == flows(before, "targetRef", node).size();
    }

    Optional<KeptElement> source(KeptElement flow) {
        return Optional.ofNullable(now.get(flow.attribute("sourceRef")));
    }

    private Stream<KeptElement> eventsAt(String step) {
        return now.values().stream()
                .filter(element -> element.attribute("attachedToRef").equals(step));
    }

    /** Whether every token on this flow of the product's comes to where it led, through steps of the owner's only. */
    boolean leads(KeptElement flow) {
        return leads(flow.attribute("targetRef"), before.get(flow.id()).attribute("targetRef"), List.of());
    }

    /** @param passed the steps of the owner's that were met on the way: who comes back to one may never get on */
    private boolean leads(String node, String target, List<String> passed) {
        if (before.containsKey(node)) {
            return node.equals(target);
        }
        if (passed.contains(node)) {
            return false;
        }
        List<String> way = new ArrayList<>(passed);
        way.add(node);
        List<KeptElement> ways = outgoing(node);
        Predicate<KeptElement> arrives = flow -> leads(flow.attribute("targetRef"), target, way);
        return (isDecided(node) ? !ways.isEmpty() && ways.stream().allMatch(arrives) : oneArrives(ways, arrives))
                && eventsAt(node)
                        .filter(KeptElement::interrupts)
                        .flatMap(event -> outgoing(event.id()).stream())
                        .allMatch(arrives);
    }

    /** Whether a task of the owner's stands on this flow of the product's. */
    boolean waitsOn(KeptElement flow) {
        return waitsFrom(flow.attribute("targetRef"), new HashSet<>());
    }

    private boolean waitsFrom(String node, Set<String> passed) {
        return !before.containsKey(node)
                && passed.add(node)
                && (now.containsKey(node) && now.get(node).is("userTask")
                        || outgoing(node).stream().anyMatch(flow -> waitsFrom(flow.attribute("targetRef"), passed)));
    }

    private boolean isDecided(String node) {
        return now.containsKey(node) && now.get(node).is("exclusiveGateway");
    }

    /** Of the ways beside each other one goes on, and the others end by themselves. */
    private boolean oneArrives(List<KeptElement> ways, Predicate<KeptElement> arrives) {
        List<KeptElement> others = ways.stream().filter(arrives.negate()).toList();
        return others.size() == ways.size() - 1 && others.stream().noneMatch(this::comesBack);
    }

    /** Whether a flow of the owner's comes to a step of the product. */
    boolean comesBack(KeptElement flow) {
        return comesBack(flow.attribute("targetRef"), new HashSet<>());
    }

    private boolean comesBack(String node, Set<String> passed) {
        return passed.add(node)
                && (before.containsKey(node)
                        || Stream.concat(
                                        outgoing(node).stream(),
                                        eventsAt(node).flatMap(event -> outgoing(event.id()).stream()))
                                .anyMatch(flow -> comesBack(flow.attribute("targetRef"), passed)));
    }
}
