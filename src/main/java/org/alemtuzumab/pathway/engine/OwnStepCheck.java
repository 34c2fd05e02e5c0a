package org.alemtuzumab.pathway.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an owner adds to the product's diagrams, and a process of his own, asks people, waits and decides. It does nothing that
 * only the product's own steps do, ends nothing of theirs, holds nothing up that nobody sees, and records nothing under a name
 * by which the product means something.
 */
@Component
class OwnStepCheck implements ModelCheck {

    /** A timer of the owner's stands at a step: on a way, or beside one in its scope, it would hold the product up. */
    private static final Set<String> BESIDE_THE_PRODUCTS = Set.of(
            "userTask",
            "manualTask",
            "task",
            "businessRuleTask",
            "exclusiveGateway",
            "parallelGateway",
            "boundaryEvent",
            "endEvent",
            "sequenceFlow");

    private static final Set<String> IN_A_PROCESS_OF_THE_OWNERS = with(
            BESIDE_THE_PRODUCTS, "process", "startEvent", "intermediateCatchEvent", "subProcess", "inclusiveGateway");

    private static final Pattern RECORDED =
            Pattern.compile("(?:resultVariable|elementVariable|name|target)=\"(\\w+)\"");
    private static final String CONDITION = "conditionExpression";
    private static final String GATEWAY = "exclusiveGateway";

    /** The rest of a sentence about one element for each that is not as it should be. */
    private final List<BiFunction<DiagramEdit, KeptElement, Stream<String>>> rules = List.of(
            this::acts,
            this::records,
            this::repeats,
            this::decides,
            this::joins,
            this::interrupts,
            this::comesFromAside,
            this::goesRound,
            this::isForgotten,
            this::shows,
            this::keeps);

    private final KeptModels kept;

    OwnStepCheck(KeptModels kept) {
        this.kept = kept;
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return DiagramEdit.of(files, kept).flatMap(this::problems).toList();
    }

    Stream<String> problems(DiagramEdit edit) {
        return edit.own().flatMap(own -> problems(edit, own)
                .map(problem -> edit.process().fault(own.words() + " " + problem)));
    }

    private Stream<String> problems(DiagramEdit edit, KeptElement own) {
        Set<String> allowed = edit.isOwn() ? IN_A_PROCESS_OF_THE_OWNERS : BESIDE_THE_PRODUCTS;
        if (!allowed.contains(own.kind()) || !waitsForTimeOnly(own)) {
            return Stream.of("(%s) is added. %s stand: %s, with timers only."
                    .formatted(
                            own.kind(),
                            edit.isOwn() ? "In a process of your own" : "Beside the product's own steps",
                            String.join(", ", new TreeSet<>(allowed))));
        }
        return rules.stream().flatMap(rule -> rule.apply(edit, own));
    }

    private static boolean waitsForTimeOnly(KeptElement own) {
        return !own.kind().endsWith("Event")
                || own.does().stream()
                        .filter(line -> line.contains("EventDefinition"))
                        .allMatch(line -> line.startsWith("timerEventDefinition") && !own.is("endEvent"));
    }

    /** Beans act on patients where the product's own steps say so, and nowhere else. */
    private Stream<String> acts(DiagramEdit edit, KeptElement own) {
        return own.does().stream()
                .filter(line -> line.contains("elegateExpression="))
                .filter(line -> !own.is("userTask") || !AttendedTask.escalates(line))
                .map("runs code of the product (%s), which its own steps do. Leave it out."::formatted);
    }

    private Stream<String> records(DiagramEdit edit, KeptElement own) {
        return own.does().stream()
                .filter(line -> !line.startsWith("taskListener "))
                .flatMap(line -> RECORDED.matcher(line).results())
                .map(recorded -> recorded.group(1))
                .filter(kept::means)
                .map("records '%s', by which the product means something. Take another name."::formatted);
    }

    private Stream<String> repeats(DiagramEdit edit, KeptElement own) {
        return own.does("multiInstanceLoopCharacteristics")
                .map(line -> "is done for each of many, or of none. Let it be done once.");
    }

    private Stream<String> decides(DiagramEdit edit, KeptElement own) {
        if (own.is("sequenceFlow")) {
            boolean asked = edit.source(own)
                    .filter(from -> from.is(GATEWAY, "inclusiveGateway"))
                    .isPresent();
            return asked
                    ? Stream.empty()
                    : own.does(CONDITION)
                            .map(line ->
                                    "has a condition, and is left out where it does not hold. Let a gateway decide.");
        }
        List<KeptElement> ways = edit.outgoing(own.id());
        if (!own.is(GATEWAY, "inclusiveGateway") || ways.size() < 2) {
            return Stream.empty();
        }
        boolean wayForAll = ways.stream()
                .allMatch(flow -> flow.id().equals(own.attribute("default"))
                        == flow.does(CONDITION).findAny().isEmpty());
        return wayForAll && !own.attribute("default").isBlank()
                ? Stream.empty()
                : Stream.of(
                        "stands still where no condition holds. Give it a default flow, and a condition to each other one.");
    }

    private Stream<String> joins(DiagramEdit edit, KeptElement own) {
        return !edit.isOwn()
                        && own.is("parallelGateway")
                        && edit.incoming(own.id()).size() > 1
                ? Stream.of(
                        "waits for all ways that come in, and the product does not always go them. Let one way come in, "
                                + "and end what begins beside it with an end of its own.")
                : Stream.empty();
    }

    private Stream<String> interrupts(DiagramEdit edit, KeptElement own) {
        return own.is("boundaryEvent") && edit.before().containsKey(own.attribute("attachedToRef")) && own.interrupts()
                ? Stream.of("would end '%s' before it is done. Make it non-interrupting."
                        .formatted(own.attribute("attachedToRef")))
                : Stream.empty();
    }

    /** A way of the owner's that begins at a step of the product ends by itself: no step is passed over, none done twice. */
    private Stream<String> comesFromAside(DiagramEdit edit, KeptElement own) {
        if (!own.is("sequenceFlow")) {
            return Stream.empty();
        }
        return edit
                .source(own)
                .filter(from -> isFork(edit, from) || isAside(edit, from) && edit.comesBack(own))
                .map(
                        from ->
                                "is a way that the product does not go. Begin it behind a step, and end it with an end of its own.")
                .stream();
    }

    private static boolean isFork(DiagramEdit edit, KeptElement from) {
        return !edit.isOwn(from) && from.kind().endsWith("Gateway") && !from.is("parallelGateway");
    }

    private static boolean isAside(DiagramEdit edit, KeptElement from) {
        return !edit.isOwn(from) || from.is("boundaryEvent") && !from.interrupts();
    }

    private Stream<String> goesRound(DiagramEdit edit, KeptElement own) {
        return comesToItself(edit, own, own.id(), new HashSet<>())
                ? Stream.of(
                        "comes back to itself before anybody has done anything, again and again. Let a task stand on the way.")
                : Stream.empty();
    }

    private static boolean comesToItself(DiagramEdit edit, KeptElement step, String first, Set<String> passed) {
        return !step.is("userTask", "intermediateCatchEvent", "subProcess", "sequenceFlow")
                && edit.isOwn(step)
                && edit.outgoing(step.id()).stream()
                        .map(flow -> flow.attribute("targetRef"))
                        .anyMatch(next -> next.equals(first)
                                || passed.add(next)
                                        && edit.now().containsKey(next)
                                        && comesToItself(edit, edit.now().get(next), first, passed));
    }

    private Stream<String> isForgotten(DiagramEdit edit, KeptElement own) {
        if (!own.is("userTask")) {
            return Stream.empty();
        }
        boolean somebodys = Stream.of("assignee", "candidateUsers")
                .anyMatch(attribute -> !own.place().extension(attribute).isBlank());
        return Stream.concat(
                AttendedTask.problems(own),
                somebodys || own.group().contains("{")
                        ? Stream.of(
                                "may come to somebody who is not there. Offer it to a group by its name, and to nobody else.")
                        : Stream.empty());
    }

    /** The answers to a form of the product's are acted on at its own steps, and nowhere else. */
    private Stream<String> shows(DiagramEdit edit, KeptElement own) {
        String form = own.place().extension("formRef");
        if (own.is("userTask") && form.isBlank()) {
            return Stream.of("has no form. Name one of your own in formRef.");
        }
        if (form.contains("{") || own.place().extension("decisionRef").contains("{")) {
            return Stream.of("asks for what is only known when it runs. Name the form or table itself.");
        }
        if (kept.form(form).isPresent()) {
            return Stream.of(
                    "shows the product's form '%s', and nobody would act on the answers. Show a form of your own."
                            .formatted(form));
        }
        return own.does().stream()
                .filter(line -> line.matches("(formRef|decisionRef)Binding=.*") && !line.endsWith("=\"latest\""))
                .map(line -> "is bound to a version (%s). Bind it to the latest one.".formatted(line));
    }

    /** History is deleted by the process it belongs to. */
    private Stream<String> keeps(DiagramEdit edit, KeptElement own) {
        if (!own.is("process")) {
            return Stream.empty();
        }
        List<String> time = own.does("historyTimeToLive").toList();
        return kept.historyTimesToLive().containsAll(time) && !time.isEmpty()
                ? Stream.empty()
                : Stream.of("keeps no record of what was done for as long as the product does. Write %s."
                        .formatted(String.join(" or ", kept.historyTimesToLive())));
    }
}
