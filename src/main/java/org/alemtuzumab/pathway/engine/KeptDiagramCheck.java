package org.alemtuzumab.pathway.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * An owner's edit of one of the product's diagrams adds to it, words and draws it otherwise, and takes nothing away: each
 * step, timer, message, escalation, listener, condition and default stays as it is, and each way still leads where it led.
 * What is added asks a person, waits or decides; it does nothing that only the product's own steps do, ends nothing, and
 * records nothing under a name by which the product means something.
 */
@Component
class KeptDiagramCheck implements ModelCheck {

    /** What an owner may add. */
    private static final Set<String> OWN = Set.of(
            "userTask",
            "manualTask",
            "task",
            "businessRuleTask",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "intermediateCatchEvent",
            "boundaryEvent",
            "endEvent",
            "sequenceFlow");

    private static final Pattern INPUT =
            Pattern.compile("(?:inputParameter|outputParameter) name=\"(\\w+)\".*", Pattern.DOTALL);
    private static final Pattern RECORDED =
            Pattern.compile("(?:resultVariable|elementVariable|name|target)=\"(\\w+)\"");
    private static final String IS_TIMER = "timerEventDefinition";

    private final KeptModels kept;

    KeptDiagramCheck(KeptModels kept) {
        this.kept = kept;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        if (!kept.compares()) {
            return List.of();
        }
        return KeptElement.processes(files)
                .flatMap(process -> kept.diagram(process.element().getAttribute("id"))
                        .map(before -> new Edit(process, before, KeptElement.within(process)).problems())
                        .orElseGet(() -> problemsOfOwn(process)))
                .toList();
    }

    /** A process that the product does not know runs none of it. */
    private Stream<String> problemsOfOwn(Place process) {
        return KeptElement.within(process).values().stream()
                .flatMap(step -> Stream.concat(
                        step.does().stream()
                                .filter(line -> line.contains("elegateExpression="))
                                .map(line -> process.fault(acts(step, line))),
                        kept.diagram(step.attribute("calledElement")).stream()
                                .map(called -> process.fault(
                                        "%s calls a process of the product, which its own steps do. Leave it out."
                                                .formatted(step.words())))));
    }

    private static String acts(KeptElement step, String line) {
        return "%s runs code of the product (%s), which its own steps do. Leave it out.".formatted(step.words(), line);
    }

    /**
     * One edited process.
     *
     * @param before the product's elements by their ids
     * @param now those of the edit
     */
    private final class Edit {

        private final Place process;
        private final Map<String, KeptElement> before;
        private final Map<String, KeptElement> now;

        Edit(Place process, Map<String, KeptElement> before, Map<String, KeptElement> now) {
            this.process = process;
            this.before = before;
            this.now = now;
        }

        Stream<String> problems() {
            return Stream.concat(
                    before.values().stream().flatMap(this::ofKept),
                    now.values().stream().filter(this::isOwn).flatMap(this::ofOwn));
        }

        private boolean isOwn(KeptElement element) {
            return !before.containsKey(element.id());
        }

        private Stream<String> ofKept(KeptElement old) {
            KeptElement edited = now.get(old.id());
            if (edited == null
                    || !edited.kind().equals(old.kind())
                    || !scope(edited).equals(scope(old))) {
                return Stream.of(
                        process.fault("%s belongs to the product and is missing here. Put it back where it was."
                                .formatted(old.words())));
            }
            Set<String> missing = without(old.does(), edited.does());
            Set<String> added = without(edited.does(), old.does());
            added.removeIf(this::isOwnInput);
            if (!missing.isEmpty() || !added.isEmpty()) {
                return Stream.of(process.fault(
                        "%s does something else here%s%s. Put it back, and let a step of your own do what is added."
                                .formatted(
                                        old.words(),
                                        listed("; it lacks ", missing),
                                        listed("; it has in addition ", added))));
            }
            return old.kind().equals("sequenceFlow") && !leads(edited, old.attribute("targetRef"))
                    ? Stream.of(process.fault(
                            "the way %s no longer leads to '%s', whatever is answered on it. Let it go on there."
                                    .formatted(old.words(), old.attribute("targetRef"))))
                    : Stream.empty();
        }

        private Set<String> without(Set<String> some, Set<String> others) {
            Set<String> rest = new TreeSet<>(some);
            rest.removeAll(others);
            return rest;
        }

        private String listed(String heading, Set<String> lines) {
            return lines.isEmpty() ? "" : heading + String.join(", ", lines);
        }

        private boolean isOwnInput(String line) {
            Matcher input = INPUT.matcher(line);
            return input.matches() && !kept.means(input.group(1));
        }

        private String scope(KeptElement element) {
            return element.place().element().getParentNode() instanceof org.w3c.dom.Element parent
                            && !element.kind().equals("process")
                    ? parent.getAttribute("id")
                    : "";
        }

        /** Whether every token on this flow comes to the step, through steps of the owner's only. */
        private boolean leads(KeptElement flow, String target) {
            return leads(flow.attribute("targetRef"), target, new HashSet<>());
        }

        private boolean leads(String node, String target, Set<String> passed) {
            if (before.containsKey(node)) {
                return node.equals(target);
            }
            if (!passed.add(node)) {
                return true;
            }
            Collection<KeptElement> ways = outgoing(node);
            Predicate<KeptElement> arrives = flow -> leads(flow.attribute("targetRef"), target, passed);
            return (isDecided(node) ? !ways.isEmpty() && ways.stream().allMatch(arrives) : oneArrives(ways, arrives))
                    && now.values().stream()
                            .filter(event -> event.attribute("attachedToRef").equals(node))
                            .filter(event -> !event.attribute("cancelActivity").equals("false"))
                            .flatMap(event -> outgoing(event.id()).stream())
                            .allMatch(arrives);
        }

        private boolean isDecided(String gateway) {
            return now.containsKey(gateway) && now.get(gateway).kind().equals("exclusiveGateway");
        }

        /** Of the ways beside each other one goes on, and the others end by themselves. */
        private boolean oneArrives(Collection<KeptElement> ways, Predicate<KeptElement> arrives) {
            List<KeptElement> others = ways.stream().filter(arrives.negate()).toList();
            return others.size() == ways.size() - 1
                    && others.stream().noneMatch(flow -> comesBack(flow.attribute("targetRef"), new HashSet<>()));
        }

        private Collection<KeptElement> outgoing(String node) {
            return now.values().stream()
                    .filter(flow -> flow.attribute("sourceRef").equals(node))
                    .toList();
        }

        private Stream<String> ofOwn(KeptElement own) {
            if (!OWN.contains(own.kind())
                    || own.kind().endsWith("Event")
                            && !own.does().stream()
                                    .filter(line -> line.contains("EventDefinition"))
                                    .allMatch(line -> line.startsWith(IS_TIMER)
                                            && !own.kind().equals("endEvent"))) {
                return Stream.of(
                        process.fault("%s (%s) is added. Beside the product's own steps stand: %s, with timers only."
                                .formatted(own.words(), own.kind(), String.join(", ", new TreeSet<>(OWN)))));
            }
            return Stream.of(acts(own), records(own), interrupts(own), comesFromAside(own), isForgotten(own))
                    .flatMap(problems -> problems);
        }

        /** Beans act on patients where the product's own steps say so, and nowhere else. */
        private Stream<String> acts(KeptElement own) {
            return own.does().stream()
                    .filter(line -> line.contains("elegateExpression=") && !isOverdueListener(line))
                    .map(line -> process.fault(KeptDiagramCheck.acts(own, line)));
        }

        private boolean isOverdueListener(String line) {
            return line.startsWith("taskListener ")
                    && line.contains("event=\"" + TaskListener.EVENTNAME_TIMEOUT + "\"")
                    && before.values().stream()
                            .flatMap(each -> each.does().stream())
                            .anyMatch(each -> each.startsWith("taskListener ")
                                    && delegate(each).equals(delegate(line)));
        }

        private static String delegate(String line) {
            return line.replaceFirst("(?s).*delegateExpression=\"([^\"]*)\".*", "$1");
        }

        private Stream<String> records(KeptElement own) {
            return own.does().stream()
                    .filter(line -> !line.startsWith("taskListener "))
                    .flatMap(line -> RECORDED.matcher(line).results().map(found -> found.group(1)))
                    .filter(kept::means)
                    .map(name ->
                            process.fault("%s records '%s', by which the product means something. Take another name."
                                    .formatted(own.words(), name)));
        }

        private Stream<String> interrupts(KeptElement own) {
            return own.kind().equals("boundaryEvent")
                            && before.containsKey(own.attribute("attachedToRef"))
                            && !own.attribute("cancelActivity").equals("false")
                    ? Stream.of(process.fault("%s would end '%s' before it is done. Make it non-interrupting."
                            .formatted(own.words(), own.attribute("attachedToRef"))))
                    : Stream.empty();
        }

        /** A way of the owner's that begins at a step of the product ends by itself: no step is passed over, none done twice. */
        private Stream<String> comesFromAside(KeptElement own) {
            if (!own.kind().equals("sequenceFlow")) {
                return Stream.empty();
            }
            KeptElement from = now.get(own.attribute("sourceRef"));
            boolean atFork = from != null
                    && !isOwn(from)
                    && from.kind().endsWith("Gateway")
                    && !from.kind().equals("parallelGateway");
            boolean aside = from != null
                    && (!isOwn(from)
                            || from.kind().equals("boundaryEvent")
                                    && from.attribute("cancelActivity").equals("false"));
            if (atFork || aside && comesBack(own.attribute("targetRef"), new HashSet<>())) {
                return Stream.of(process.fault(
                        "%s is a way that the product does not go. Begin it behind a step, and end it with an end of its own."
                                .formatted(own.words())));
            }
            return Stream.empty();
        }

        private boolean comesBack(String node, Set<String> passed) {
            return passed.add(node)
                    && (before.containsKey(node)
                            || outgoing(node).stream()
                                    .anyMatch(flow -> comesBack(flow.attribute("targetRef"), passed)));
        }

        private Stream<String> isForgotten(KeptElement own) {
            return own.kind().equals("userTask")
                            && (own.does().stream().noneMatch(line -> line.startsWith("dueDate="))
                                    || own.does().stream().noneMatch(this::isOverdueListener))
                    ? Stream.of(process.fault(
                            "%s could wait for ever. Give it a due date and a listener for the event timeout, as the other tasks have."
                                    .formatted(own.words())))
                    : Stream.empty();
        }
    }
}
