package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.KeptModels;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.springframework.stereotype.Component;

/**
 * An owner's edit of one of the product's forms words it, arranges it and asks more; what the product reads is still asked,
 * of the same kind, with the same choices and limits, not prefilled, hidden by nothing else, and what a person decides on is
 * still shown. A question of the owner's has a name by which the product means nothing.
 */
@Component
class KeptFormCheck implements ModelCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an answer is held to, beside its choices and whether it is required. */
    private static final List<String> SAME = List.of(
            "type",
            "subtype",
            "defaultValue",
            "disabled",
            "readonly",
            "decimalDigits",
            "valuesKey",
            "valuesExpression");

    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

    private final KeptModels kept;

    KeptFormCheck(KeptModels kept) {
        this.kept = kept;
    }

    /** One question of a form, compared with the product's own. */
    private record Question(FormSchema.Field field) {

        private JsonNode schema() {
            return field.schema();
        }

        private Map<String, String> choices() {
            Map<String, String> choices = new LinkedHashMap<>();
            schema().path("values")
                    .forEach(choice -> choices.put(
                            choice.path("value").asText(), choice.path("label").asText()));
            return choices;
        }

        private Map<String, JsonNode> limits() {
            Map<String, JsonNode> limits = new LinkedHashMap<>();
            schema().path("validate").fields().forEachRemaining(limit -> {
                if (!Set.of("required", "patternErrorMessage", "validationType").contains(limit.getKey())) {
                    limits.put(limit.getKey(), limit.getValue());
                }
            });
            return limits;
        }

        /** What is no longer as in the product's form; empty where all is. */
        private Optional<String> problem(Question before) {
            if (SAME.stream()
                    .anyMatch(name ->
                            !Objects.equals(schema().get(name), before.schema().get(name)))) {
                return Optional.of("is of another kind, prefilled, or not to be answered");
            }
            if (before.field.required() && !field.required()) {
                return Optional.of("is no longer required");
            }
            if (!before.field.hiddenBy().containsAll(field.hiddenBy())) {
                return Optional.of("is hidden by something else");
            }
            if (!choices().keySet().equals(before.choices().keySet())) {
                return Optional.of("has other choices than "
                        + String.join(", ", before.choices().keySet()));
            }
            if (choices().entrySet().stream().anyMatch(choice -> before.choices().entrySet().stream()
                    .anyMatch(other -> other.getValue().equals(choice.getValue())
                            && !other.getKey().equals(choice.getKey())))) {
                return Optional.of("says of one choice what another one means");
            }
            return limits().equals(before.limits())
                    ? Optional.empty()
                    : Optional.of("takes other answers than " + before.limits());
        }
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        if (!kept.compares()) {
            return List.of();
        }
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form"))
                .flatMap(file -> problems(file.getKey(), read(file.getValue())))
                .toList();
    }

    private Stream<String> problems(String file, JsonNode form) {
        Map<String, Question> now = questions(form);
        JsonNode old = kept.form(form.path("id").asText()).orElse(JSON.createObjectNode());
        Map<String, Question> before = questions(old);
        Set<String> hidden = new TreeSet<>(shown(old));
        hidden.removeAll(shown(form));
        Stream<String> changed = before.entrySet().stream()
                .flatMap(question -> Optional.ofNullable(now.get(question.getKey()))
                        .map(edited -> edited.problem(question.getValue()))
                        .orElse(Optional.of("is missing"))
                        .stream()
                        .map(problem ->
                                "%s, '%s': the product reads this answer, and the question %s. Ask it as before; its words are free."
                                        .formatted(file, question.getKey(), problem)));
        Stream<String> unseen = hidden.stream()
                .map(name ->
                        "%s: {{%s}} is no longer shown. Whoever answers decides on it: show it.".formatted(file, name));
        Stream<String> taken = now.keySet().stream()
                .filter(key -> !before.containsKey(key) && kept.means(key))
                .map(key -> "%s, '%s': the product means something else by this name. Take another one."
                        .formatted(file, key));
        return Stream.of(changed, unseen, taken).flatMap(problems -> problems);
    }

    private static JsonNode read(byte[] form) {
        try {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException("Read before", e);
        }
    }

    private static Map<String, Question> questions(JsonNode form) {
        Map<String, Question> questions = new LinkedHashMap<>();
        FormSchema.of(form).fields().forEach(field -> questions.put(field.key(), new Question(field)));
        return questions;
    }

    /** The values that the form's texts show. */
    private static Set<String> shown(JsonNode form) {
        Set<String> names = new TreeSet<>();
        for (String text : form.findValuesAsText("text")) {
            Matcher shown = SHOWN.matcher(text);
            while (shown.find()) {
                names.add(shown.group(1));
            }
        }
        return names;
    }
}
