package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One question of a form, compared with the product's own. */
record KeptQuestion(FormSchema.Field field) {

    /** Words and arrangement, and what is compared by itself. */
    private static final Set<String> FREE = Set.of(
            "id",
            "key",
            "label",
            "dateLabel",
            "timeLabel",
            "description",
            "layout",
            "searchable",
            "conditional",
            "validate",
            "values");

    private static final Set<String> FREE_LIMITS = Set.of("required", "patternErrorMessage");

    private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");

    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)?");

    /** In brackets, or behind the last comma. */
    private static final Pattern UNIT = Pattern.compile("\\(([^()]+)\\)$|, ([^,]+)$");

    private static final JsonNode NONE = MissingNode.getInstance();

    private JsonNode schema() {
        return field.schema();
    }

    /** What is no longer as in the product's form; empty where all is. */
    Optional<String> problem(KeptQuestion before) {
        Set<String> otherwise = otherwise(settings(), before.settings());
        if (!otherwise.isEmpty()) {
            return Optional.of("is of another kind, prefilled, or not to be answered (%s)"
                    .formatted(String.join(", ", otherwise)));
        }
        if (field.required() != before.field.required()) {
            return Optional.of(before.field.required() ? "is no longer required" : "is required, known or not");
        }
        if (!field.hiddenBy().equals(before.field.hiddenBy())) {
            return Optional.of("is hidden by something else");
        }
        return problemOfChoices(before).or(() -> problemOfLimits(before)).or(() -> problemOfWords(before));
    }

    private Optional<String> problemOfChoices(KeptQuestion before) {
        Map<String, String> choices = choices();
        Map<String, String> known = before.choices();
        if (schema().path("values").size() != known.size() || !choices.keySet().equals(known.keySet())) {
            return Optional.of("has other choices than " + String.join(", ", known.keySet()));
        }
        Set<String> said = choices.values().stream().map(KeptQuestion::plain).collect(Collectors.toSet());
        boolean swapped = choices.entrySet().stream().anyMatch(choice -> known.entrySet().stream()
                .anyMatch(other -> plain(other.getValue()).equals(plain(choice.getValue()))
                        && !other.getKey().equals(choice.getKey())));
        boolean computed = choices.entrySet().stream()
                .anyMatch(choice -> isComputed(choice.getValue()) && !isComputed(known.get(choice.getKey())));
        if (computed || swapped || said.size() != choices.size() || said.contains("")) {
            return Optional.of("says of one choice what another one means");
        }
        return choices.entrySet().stream()
                .filter(choice -> !figures(choice.getValue()).equals(figures(known.get(choice.getKey()))))
                .findFirst()
                .map(choice -> "says another figure in '%s' than in '%s'"
                        .formatted(choice.getValue(), known.get(choice.getKey())));
    }

    private Optional<String> problemOfLimits(KeptQuestion before) {
        return limits().equals(before.limits())
                ? Optional.empty()
                : Optional.of("takes other answers than " + before.limits());
    }

    private Optional<String> problemOfWords(KeptQuestion before) {
        if (!before.label().isBlank() && label().isBlank() || isComputed(label()) && !isComputed(before.label())) {
            return Optional.of("has no words, or not always");
        }
        if (!figures(label()).equals(figures(before.label()))) {
            return Optional.of("says another figure than '%s'".formatted(before.label()));
        }
        Matcher unit = UNIT.matcher(before.label());
        boolean measured = schema().path("type").asText().equals("number") && unit.find();
        return measured && !label().contains(unit.group(1) == null ? unit.group(2) : unit.group(1))
                ? Optional.of("asks for another unit than '%s'".formatted(before.label()))
                : Optional.empty();
    }

    /** Whether it has come to say what another question of the product's form asks. */
    boolean saysOf(KeptQuestion own, KeptQuestion other) {
        return !label().equals(own.label())
                && !plain(label()).isEmpty()
                && plain(label()).equals(plain(other.label()))
                && !plain(own.label()).equals(plain(other.label()));
    }

    /** Why nobody could answer it; empty where one can. */
    Optional<String> unanswerable() {
        JsonNode limits = schema().path("validate");
        if (Set.of("radio", "select", "checklist")
                        .contains(schema().path("type").asText())
                && schema().path("values").isEmpty()) {
            return Optional.of("has no choices of its own");
        }
        return limits.path("min").asDouble(-Double.MAX_VALUE)
                                > limits.path("max").asDouble(Double.MAX_VALUE)
                        || limits.path("minLength").asInt(0)
                                > limits.path("maxLength").asInt(Integer.MAX_VALUE)
                ? Optional.of("asks for at least more than at most")
                : Optional.empty();
    }

    private String label() {
        return LABELS.stream()
                .map(name -> schema().path(name).asText())
                .collect(Collectors.joining(" "))
                .strip();
    }

    private Map<String, JsonNode> settings() {
        return without(schema(), FREE);
    }

    /** What an answer is held to, beside its choices and whether it is required. */
    private Map<String, JsonNode> limits() {
        Map<String, JsonNode> limits = without(schema().path("validate"), FREE_LIMITS);
        // as the Modeler writes it where nothing of its own is asked for
        limits.values().removeIf(value -> value.asText().equals("custom"));
        return limits;
    }

    /** What is set: the Modeler leaves behind what was switched off again. */
    private static Map<String, JsonNode> without(JsonNode node, Set<String> names) {
        Map<String, JsonNode> others = new TreeMap<>();
        node.fields().forEachRemaining(each -> {
            JsonNode value = each.getValue();
            boolean off = value.isNull()
                    || value.isContainerNode() && value.isEmpty()
                    || value.isBoolean() && !value.asBoolean()
                    || value.isTextual() && value.asText().isEmpty();
            if (!names.contains(each.getKey()) && !off) {
                others.put(each.getKey(), value);
            }
        });
        return others;
    }

    private static Set<String> otherwise(Map<String, JsonNode> some, Map<String, JsonNode> others) {
        return Stream.concat(some.keySet().stream(), others.keySet().stream())
                .filter(name -> !some.getOrDefault(name, NONE).equals(others.getOrDefault(name, NONE)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        schema().path("values")
                .forEach(choice -> choices.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        return choices;
    }

    /** By FEEL or a template: what will be read, nobody knows before. */
    private static boolean isComputed(String words) {
        return words.startsWith("=") || words.contains("{{");
    }

    /** As an eye compares it. */
    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}<>=%]+", " ")
                .strip();
    }

    private static Set<String> figures(String words) {
        return FIGURE.matcher(words)
                .results()
                .map(figure -> figure.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
