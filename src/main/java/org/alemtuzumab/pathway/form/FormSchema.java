package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.alemtuzumab.pathway.engine.QuickFeel;
import org.alemtuzumab.pathway.number.Decimals;
import org.alemtuzumab.pathway.text.Shortened;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;

/** What a Camunda Form asks, and what it accepts as an answer. */
final class FormSchema {

    /** Longest text that a field takes where the form sets no length of its own: what the tables hold. */
    private static final int LONGEST_TEXT = 2000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeelEngineApi FEEL = QuickFeel.forForms();

    /** Parsed once: they are few, and asked at every submission. */
    private static final Map<String, ParseResult> CONDITIONS = new ConcurrentHashMap<>();

    /** The same for the forms themselves, by their text. */
    private static final Map<String, FormSchema> FORMS = new ConcurrentHashMap<>();

    private final String id;
    private final List<Field> fields = new ArrayList<>();

    private FormSchema(JsonNode schema) {
        id = schema.path("id").asText();
        collect(schema.path("components"), List.of());
    }

    /** Not kept for the next question: it may be one that is not deployed. */
    static FormSchema of(JsonNode form) {
        return new FormSchema(form);
    }

    static FormSchema read(InputStream form) throws IOException {
        return of(new String(form.readAllBytes(), StandardCharsets.UTF_8));
    }

    static FormSchema of(String text) throws IOException {
        FormSchema known = FORMS.get(text);
        if (known == null) {
            known = new FormSchema(JSON.readTree(text));
            FORMS.put(text, known);
        }
        return known;
    }

    private void collect(JsonNode components, List<String> hiddenBy) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(hiddenBy);
            Optional.ofNullable(component.path("conditional").path("hide").textValue())
                    .filter(condition -> !condition.isBlank())
                    .ifPresent(conditions::add);
            if (component.has("components")) {
                collect(component.path("components"), conditions);
            } else if (component.has("key")) {
                fields.add(new Field(component, conditions));
            }
        }
    }

    String id() {
        return id;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> keys() {
        return fields.stream().map(Field::key).toList();
    }

    /** The keys of the fields that these answers keep hidden. */
    List<String> unasked(Map<String, Object> answers) {
        Predicate<String> holds = conditionsOf(answers);
        return fields.stream()
                .filter(field -> !field.shown(holds))
                .map(Field::key)
                .toList();
    }

    /** What is wrong with the answers, a sentence each; empty when all is right. */
    List<String> problems(Map<String, Object> answers) {
        return List.copyOf(faults(answers).values());
    }

    /** The same by the key of the question, in the form's order. */
    Map<String, String> faults(Map<String, Object> answers) {
        Predicate<String> holds = conditionsOf(answers);
        Map<String, String> faults = new LinkedHashMap<>();
        fields.stream().filter(field -> field.shown(holds)).forEach(field -> field.problem(answers.get(field.key()))
                .ifPresent(problem -> faults.putIfAbsent(field.key(), problem)));
        return faults;
    }

    /** FEEL knows nothing of a name that is missing: a question not yet answered is null, as in the browser. */
    private Map<String, Object> withAllKeys(Map<String, Object> answers) {
        Map<String, Object> context = new HashMap<>(answers);
        keys().forEach(key -> context.putIfAbsent(key, null));
        return context;
    }

    /** Whether a condition holds with these answers; each is evaluated once, however many fields share it. */
    private Predicate<String> conditionsOf(Map<String, Object> answers) {
        Map<String, Object> context = withAllKeys(answers);
        Map<String, Boolean> known = new HashMap<>();
        return condition -> known.computeIfAbsent(condition, unknown -> holds(unknown, context));
    }

    private static boolean holds(String condition, Map<String, Object> context) {
        ParseResult parsed = CONDITIONS.computeIfAbsent(condition, FormSchema::parse);
        if (!parsed.isSuccess()) {
            return false;
        }
        EvaluationResult result = FEEL.evaluate(parsed.parsedExpression(), context);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    private static ParseResult parse(String condition) {
        return FEEL.parseExpression(condition.startsWith("=") ? condition.substring(1) : condition);
    }

    /** One question, and the conditions that hide it. */
    record Field(JsonNode schema, List<String> hiddenBy) {

        String key() {
            return schema.path("key").textValue();
        }

        boolean required() {
            return schema.path("validate").path("required").asBoolean();
        }

        /** Shown unless a condition says for certain that it is hidden. */
        boolean shown(Predicate<String> holds) {
            return hiddenBy.stream().noneMatch(holds);
        }

        Optional<String> problem(Object answer) {
            if (schema.path("disabled").asBoolean() || schema.path("readonly").asBoolean()) {
                return Optional.empty();
            }
            String text = answer == null ? "" : Checklist.text(answer).trim();
            if (text.isEmpty() || (type().equals("checkbox") && text.equals("false"))) {
                return required() ? Optional.of(label() + ": is missing") : Optional.empty();
            }
            return Optional.ofNullable(
                            switch (type()) {
                                case "number" -> numberProblem(text);
                                case "checkbox" -> text.equals("true") ? null : "must be ticked or not (true or false)";
                                // as it is: conditions of the form, and what acts on it, ask for the very value
                                case "select", "radio" -> choiceProblem(answer.toString());
                                case "checklist" -> choicesProblem(Checklist.text(answer));
                                case "datetime" -> dateProblem(text);
                                default -> textProblem(text);
                            })
                    .map(problem -> label() + ": " + problem);
        }

        String type() {
            return schema.path("type").asText();
        }

        /** The answer as the form words it. */
        String inWords(String answer) {
            return switch (type()) {
                case "select", "radio" -> choice(answer);
                case "checklist" ->
                    Checklist.choices(answer).stream().map(this::choice).collect(Collectors.joining(", "));
                case "checkbox" -> answer.equals("true") ? "ticked" : "not ticked";
                default -> answer;
            };
        }

        private String choice(String answer) {
            return StreamSupport.stream(schema.path("values").spliterator(), false)
                    .filter(each -> each.path("value").asText().equals(answer))
                    .map(each -> each.path("label").asText())
                    .findFirst()
                    .orElse(answer);
        }

        String label() {
            return List.of("label", "dateLabel", "timeLabel").stream()
                    .map(name -> schema.path(name).asText())
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseGet(this::key);
        }

        private String numberProblem(String text) {
            BigDecimal number = Decimals.read(text).orElse(null);
            if (number == null) {
                return "'%s' is not a number".formatted(shortened(text));
            }
            JsonNode validate = schema.path("validate");
            if (validate.has("min") && number.compareTo(validate.path("min").decimalValue()) < 0) {
                return "%s is below %s, the least that is possible"
                        .formatted(shown(number), validate.path("min").asText());
            }
            if (validate.has("max") && number.compareTo(validate.path("max").decimalValue()) > 0) {
                return "%s is above %s, the most that is possible"
                        .formatted(shown(number), validate.path("max").asText());
            }
            int digits = schema.path("decimalDigits").asInt(Integer.MAX_VALUE);
            return number.stripTrailingZeros().scale() > digits
                    ? "%s has more than %d decimal places".formatted(shown(number), digits)
                    : null;
        }

        private String choiceProblem(String text) {
            List<String> allowed = choices();
            return allowed.contains(text)
                    ? null
                    : "'%s' is not one of the choices (%s)".formatted(shortened(text), String.join(", ", allowed));
        }

        private String choicesProblem(String text) {
            return Checklist.choices(text).stream()
                    .map(this::choiceProblem)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        List<String> choices() {
            List<String> allowed = new ArrayList<>();
            schema.path("values")
                    .forEach(value -> allowed.add(value.path("value").asText()));
            return allowed;
        }

        boolean checklist() {
            return type().equals("checklist");
        }

        private String dateProblem(String text) {
            boolean time = schema.path("subtype").asText().equals("time");
            try {
                if (time) {
                    LocalTime.parse(text);
                } else {
                    LocalDate.parse(text);
                }
                return null;
            } catch (DateTimeException e) {
                return "'%s' is not a %s"
                        .formatted(shortened(text), time ? "time such as 14:30" : "date such as 2026-03-09");
            }
        }

        private String textProblem(String text) {
            JsonNode validate = schema.path("validate");
            int longest = validate.path("maxLength").asInt(LONGEST_TEXT);
            if (text.length() > longest) {
                return "is longer than %d characters".formatted(longest);
            }
            String pattern = validate.path("pattern").asText();
            if (!pattern.isEmpty() && !Pattern.matches(pattern, text)) {
                return validate.path("patternErrorMessage").asText("is not in the form that is asked for");
            }
            return null;
        }

        private static String shown(BigDecimal number) {
            return shortened(number.toPlainString());
        }

        private static String shortened(String text) {
            return Shortened.to(40, text);
        }
    }
}
