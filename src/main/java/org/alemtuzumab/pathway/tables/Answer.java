package org.alemtuzumab.pathway.tables;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.alemtuzumab.pathway.security.ClinicGroup;

/**
 * What a column of answers may say, and which of two answers protects at least as much as the other, by its declaration in
 * {@code tables.yaml}.
 */
final class Answer {

    private static final String NOTHING = "-";
    private static final List<String> URGENCIES =
            Arrays.stream(Urgency.values()).map(Enum::name).toList();
    /** What is due on the same day is due before what has 24 hours, and after what has fewer. */
    private static final double SAME_DAY = 23.99;

    private final String kind;
    private final Optional<Analyte> analyte;
    private final List<String> order;
    private final Set<String> signed;
    private final Analytes analytes;
    private final RuleCatalogue rules;

    /** @param signed what the column says in the table as signed off, each value as text */
    Answer(String declared, Set<String> signed, Analytes analytes, RuleCatalogue rules) {
        boolean ordered = declared.contains(" > ");
        boolean listed = declared.contains(" | ");
        String[] words = declared.split(" ");
        this.kind = ordered ? "order" : listed ? "listed" : words[0];
        this.order = Arrays.asList(declared.split(ordered ? " > " : " \\| ", -1));
        this.analyte = words.length == 2 ? analytes.find(words[1]) : Optional.empty();
        this.signed = signed;
        this.analytes = analytes;
        this.rules = rules;
    }

    /** Whether its cells may compute what they say. */
    boolean computed() {
        return kind.equals("words") || kind.equals("same");
    }

    boolean words() {
        return kind.equals("words");
    }

    /** Whether of two answers one can protect more. */
    boolean graded() {
        return !List.of("rule", "listed", "signed", "same", "words").contains(kind);
    }

    boolean setting() {
        return kind.equals("setting");
    }

    /** What would be right instead of this value; empty where it can stand. */
    Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return kind.equals("order") && !order.contains("") && !order.contains(NOTHING)
                    ? Optional.of("right would be one of " + said(order))
                    : Optional.empty();
        }
        return switch (kind) {
            case "rule" ->
                Stream.of(value.split(",\\s*")).allMatch(id -> rules.find(id).isPresent())
                        ? Optional.empty()
                        : Optional.of("right would be the id of a rule in bpmn/rules.yaml, such as PLT-1");
            case "urgency" -> oneOf(value, URGENCIES);
            case "followUpKind" ->
                oneOf(
                        value,
                        Arrays.stream(FollowUpKind.values()).map(Enum::name).toList());
            case "group" ->
                signed.contains(value)
                        ? Optional.empty()
                        : oneOf(
                                value,
                                ClinicGroup.care().stream().map(ClinicGroup::id).toList());
            case "analytes" ->
                Stream.of(value.split(",")).allMatch(code -> analytes.find(code).isPresent())
                        ? Optional.empty()
                        : Optional.of(
                                "right would be tests of bpmn/analytes.yaml, separated by commas without a space");
            case "hours" ->
                value.matches("\\d{1,4}")
                        ? Optional.empty()
                        : Optional.of("right would be whole hours, 0 for the same day");
            case "duration" ->
                duration(value) > 0 ? Optional.empty() : Optional.of("right would be a duration such as PT1H or P7D");
            case "higher", "lower" ->
                analyte.map(Analyte::plausible)
                                .filter(range -> range.contains(number(value)))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("right would be a value that is plausible by bpmn/analytes.yaml");
            case "order", "listed" ->
                oneOf(
                        value,
                        order.stream().filter(each -> !each.equals(NOTHING)).toList());
            case "signed" -> oneOf(value, signed);
            default -> Optional.empty();
        };
    }

    /** Whether what is answered now protects at least as much as what was answered before. */
    boolean covers(Object before, Object now) {
        String from = text(before);
        String to = text(now);
        if (from.equals(to)) {
            return true;
        }
        return switch (kind) {
            case "urgency" ->
                from.isEmpty() || URGENCIES.contains(to) && URGENCIES.indexOf(to) <= URGENCIES.indexOf(from);
            case "group", "followUpKind" -> from.isEmpty();
            case "analytes" -> from.isEmpty() || List.of(to.split(",")).containsAll(List.of(from.split(",")));
            case "hours" -> from.isEmpty() || !to.isEmpty() && hours(to) <= hours(from);
            case "higher" -> !to.isEmpty() && number(to) >= number(from);
            case "lower" -> !to.isEmpty() && number(to) <= number(from);
            case "duration" -> !to.isEmpty() && duration(to) <= duration(from);
            case "order" -> order.contains(to) && order.indexOf(to) <= order.indexOf(from);
            case "words" -> withoutNumbers(from).equals(withoutNumbers(to));
            default -> false;
        };
    }

    /** Whether this answer lets something happen that would not happen without an answer. */
    boolean permits(Object value) {
        int nothing = kind.equals("order") ? order.indexOf(NOTHING) : -1;
        return nothing >= 0 && order.indexOf(text(value)) > nothing;
    }

    static String text(Object value) {
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return String.valueOf(number.longValue());
        }
        return Objects.toString(value, "");
    }

    static Set<String> texts(Stream<?> values) {
        return values.map(Answer::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> oneOf(String value, Collection<String> known) {
        return known.contains(value) ? Optional.empty() : Optional.of("right would be one of " + said(known));
    }

    private static String said(Collection<String> values) {
        return values.stream()
                .filter(value -> !value.isEmpty() && !value.equals(NOTHING))
                .collect(Collectors.joining(", "));
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[≤≥<>+-]?\\s*\\d[\\d.,]*(?<![.,])", "#");
    }

    private static double hours(String value) {
        return value.equals("0") ? SAME_DAY : number(value);
    }

    /** No number is none that protects more. */
    private static double number(String value) {
        return value.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(value) : Double.NaN;
    }

    private static long duration(String value) {
        try {
            return Duration.parse(value).toSeconds();
        } catch (DateTimeParseException problem) {
            return 0;
        }
    }
}
