package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The answers of one submission on their way through the engine: one value that lives as long as its transaction. As a variable
 * each they would be written, versioned and deleted one by one, and mixed with those of the process.
 *
 * @param taskId the task that they complete; null where they start a process
 * @param id under which they are kept; null until they are
 * @param dropped keys of what was sent to questions that the form does not ask now: none of it is among the answers
 */
public record SubmittedAnswers(String taskId, Long id, Map<String, Object> answers, Set<String> dropped) {

    private static final String NAME = "submittedAnswers";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the engine takes them: bytes, because it keeps no trace of those, and a text only up to 4,000 characters. */
    VariableMap asVariable() {
        try {
            return Variables.createVariables()
                    .putValueTyped(NAME, Variables.byteArrayValue(JSON.writeValueAsBytes(this), true));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when an answer is neither a text, a number, true or false, nor a list of these */
    static SubmittedAnswers of(String taskId, Map<String, Object> submitted) {
        Map<String, Object> answers = new TreeMap<>();
        if (submitted != null) {
            submitted.keySet().forEach(name -> answers.put(name, plain(name, submitted.get(name))));
        }
        return new SubmittedAnswers(taskId, null, answers, Set.of());
    }

    /** Those that are being submitted here; empty where this is no submission, or one of another task. */
    public static Optional<SubmittedAnswers> in(VariableScope scope, String taskId) {
        return scope.getVariable(NAME) instanceof byte[] bytes
                ? Optional.of(read(bytes)).filter(submitted -> Objects.equals(submitted.taskId(), taskId))
                : Optional.empty();
    }

    /** Takes the place of what was submitted, for everybody who reads it after this. */
    public void replaceIn(VariableScope scope) {
        scope.setVariables(asVariable());
    }

    private static SubmittedAnswers read(byte[] bytes) {
        try {
            return JSON.readValue(bytes, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object plain(String name, Object answer) {
        Object value = answer instanceof TypedValue typed ? typed.getValue() : answer;
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(each -> plain(name, each)).toList();
        }
        throw new IllegalArgumentException(
                "'%s' is neither a text, a number, true or false, nor a list of these".formatted(name));
    }
}
