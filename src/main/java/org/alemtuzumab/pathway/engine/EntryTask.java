package org.alemtuzumab.pathway.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of user task into which results are entered. Where the laboratory has reported them meanwhile, it is filled in with
 * them, so that nobody types what is in the store already.
 */
public interface EntryTask {

    /** An open task of this kind. @param variables what its form and its process hold, by name */
    record Waiting(String patientNumber, Instant openedAt, Function<String, Object> variables) {

        public Optional<String> text(String variable) {
            return Optional.ofNullable(variables.apply(variable)).map(Object::toString);
        }

        /** @throws IllegalStateException when the process does not hold this number */
        public long number(String variable) {
            if (variables.apply(variable) instanceof Number number) {
                return number.longValue();
            }
            throw new IllegalStateException("The process holds no number '%s'".formatted(variable));
        }
    }

    /** Element id of the user task. */
    String task();

    /** The answers that complete it, by the keys of its form; empty while what it asks for is not in the store. */
    Optional<Map<String, Object>> answers(Waiting waiting);

    /** What it still asks for, as its form's {@code panel}; empty where that stays as it is. */
    default Optional<String> panel(Waiting waiting) {
        return Optional.empty();
    }
}
