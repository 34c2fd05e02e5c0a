package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An owner's edit of one of the product's diagrams words and draws it otherwise, and takes nothing away: each step, timer,
 * message, escalation, listener, condition and default stays as it is, and each way still leads where it led. What an edit
 * adds, {@link OwnStepCheck} looks at.
 */
@Component
class KeptDiagramCheck implements ModelCheck {

    private static final Pattern INPUT = Pattern.compile("inputParameter name=\"(\\w+)\".*", Pattern.DOTALL);

    private final KeptModels kept;
    private final Alarms alarms;

    KeptDiagramCheck(KeptModels kept) {
        this.kept = kept;
        this.alarms = new Alarms(kept);
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return DiagramEdit.of(files, kept).flatMap(this::problems).toList();
    }

    Stream<String> problems(DiagramEdit edit) {
        return edit.before().values().stream().flatMap(old -> problems(edit, old));
    }

    private Stream<String> problems(DiagramEdit edit, KeptElement old) {
        KeptElement edited = edit.now().get(old.id());
        if (edited == null || !edited.is(old.kind()) || !edited.scope().equals(old.scope())) {
            return Stream.of(edit.process()
                    .fault("%s belongs to the product and is missing here. Put it back where it was."
                            .formatted(old.words())));
        }
        return Stream.of(
                        doesElse(old, edited),
                        leadsElsewhere(edit, edited),
                        holdsUp(edit, edited),
                        joins(edit, edited),
                        offered(old, edited))
                .flatMap(Optional::stream)
                .map(problem -> edit.process().fault(old.words() + " " + problem));
    }

    private Optional<String> doesElse(KeptElement old, KeptElement edited) {
        List<String> now =
                edited.does().stream().filter(line -> !isOwnInput(line)).toList();
        List<String> missing = without(old.does(), now);
        List<String> added = without(now, old.does());
        if (!missing.isEmpty() || !added.isEmpty()) {
            return Optional.of("does something else here%s%s. Put it back, and let a step of your own do what is added."
                    .formatted(listed("; it lacks ", missing), listed("; it has in addition ", added)));
        }
        return inOrder(now).equals(inOrder(old.does()))
                ? Optional.empty()
                : Optional.of("does the same in another order than %s. Put them back in this order."
                        .formatted(String.join(", ", old.does())));
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        others.forEach(rest::remove);
        return rest;
    }

    private static String listed(String heading, List<String> lines) {
        return lines.isEmpty() ? "" : heading + String.join(", ", lines);
    }

    /** Listeners run, and inputs are read, one after the other; of different kinds it does not matter. */
    private static List<String> inOrder(List<String> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(line -> line.split("[ =]", 2)[0]))
                .toList();
    }

    private boolean isOwnInput(String line) {
        Matcher input = INPUT.matcher(line);
        return input.matches() && !kept.means(input.group(1));
    }

    private static Optional<String> leadsElsewhere(DiagramEdit edit, KeptElement edited) {
        if (edited.is("sequenceFlow") && !edit.leads(edited)) {
            return Optional.of("no longer leads to '%s', whatever is answered on it. Let it go on there."
                    .formatted(edit.before().get(edited.id()).attribute("targetRef")));
        }
        return edit.triesInOrder(edited.id())
                ? Optional.empty()
                : Optional.of("takes its ways in another order: where two conditions hold, another one wins. "
                        + "Put the flows back in the order of the product's file.");
    }

    private Optional<String> holdsUp(DiagramEdit edit, KeptElement edited) {
        return edited.is("sequenceFlow")
                        && edit.waitsOn(edited)
                        && alarms.follow(
                                edit.before(), edit.before().get(edited.id()).attribute("targetRef"))
                ? Optional.of("waits for a task here, and an alarm may follow on it that nobody must wait for. "
                        + "Ask beside it, or behind the next step of a person.")
                : Optional.empty();
    }

    private static Optional<String> joins(DiagramEdit edit, KeptElement edited) {
        return !edited.is("parallelGateway") || edit.joinsAsMany(edited.id())
                ? Optional.empty()
                : Optional.of("waits for all ways that come in, and here are others than in the product. "
                        + "Let the same number of flows come in.");
    }

    /** Another group may be named; what the product computes, or that there is one at all, stays. */
    private static Optional<String> offered(KeptElement old, KeptElement edited) {
        if (!old.is("userTask")) {
            return Optional.empty();
        }
        String group = old.group();
        String now = edited.group();
        return now.equals(group) || !now.isBlank() && !now.contains("{") && !group.contains("{")
                ? AttendedTask.unsaid(edited)
                : Optional.of(
                        "is offered to %s here, and in the product to '%s'. Offer it so, or to a group by its name."
                                .formatted(now.isBlank() ? "nobody" : "'" + now + "'", group));
    }
}
