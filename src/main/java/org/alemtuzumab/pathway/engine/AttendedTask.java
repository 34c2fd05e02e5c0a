package org.alemtuzumab.pathway.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What every user task has, the product's and an owner's: words that say what to do, a group, a deadline, and a step when the
 * deadline passes. Without, it is nobody's, or waits for ever.
 */
final class AttendedTask {

    /** Offers a task to the next group of the table taskPolicy. */
    private static final String ESCALATES = "delegateExpression=\"${escalateOverdueTask}\"";

    private AttendedTask() {}

    /** What is not as it should be, the rest of a sentence each. */
    static Stream<String> problems(KeptElement task) {
        return Stream.of(unsaid(task), offeredToNobody(task), waitsForEver(task))
                .flatMap(Optional::stream);
    }

    static Optional<String> unsaid(KeptElement task) {
        boolean documented = Place.children(task.place().element())
                .anyMatch(child -> child.getLocalName().equals("documentation")
                        && !Place.text(child).isBlank());
        return task.attribute("name").isBlank() || !documented
                ? Optional.of(
                        "does not say what to do. Give it a name, and write in its documentation what is done and why.")
                : Optional.empty();
    }

    private static Optional<String> offeredToNobody(KeptElement task) {
        return task.group().isBlank()
                ? Optional.of("is offered to no group. Name one of the clinic's in candidateGroups.")
                : Optional.empty();
    }

    private static Optional<String> waitsForEver(KeptElement task) {
        String due = task.place().extension("dueDate");
        return due.isBlank() || task.does("taskListener").noneMatch(line -> isEscalated(line, due))
                ? Optional.of(
                        "could wait for ever. Give it a due date, and a listener ${escalateOverdueTask} for the event timeout "
                                + "with the same date, as the other tasks have.")
                : Optional.empty();
    }

    static boolean escalates(String listener) {
        return listener.contains("event=\"" + TaskListener.EVENTNAME_TIMEOUT + "\"") && listener.contains(ESCALATES);
    }

    private static boolean isEscalated(String listener, String due) {
        return escalates(listener) && listener.endsWith(" " + due);
    }
}
