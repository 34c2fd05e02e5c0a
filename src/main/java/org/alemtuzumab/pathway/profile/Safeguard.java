package org.alemtuzumab.pathway.profile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one setting protects, from the owner's table {@code profileSafeguards}.
 *
 * @param words what the setting sets, as a clinician says it
 * @param kind number, flag, choice or duration
 * @param protects which value protects more: more, less, true, list (from the strongest on) or none
 * @param allowed the values that a version may set: "1..24" or a list
 * @param relaxable whether a version may go below its label profile: yes, no, or in which profiles
 */
public record Safeguard(
        String setting, String rule, String words, String kind, String protects, String allowed, String relaxable) {

    /** @param says what the row of the table says, by the name of its column */
    public static Safeguard of(String setting, UnaryOperator<String> says) {
        return new Safeguard(
                setting,
                says.apply("rule"),
                says.apply("safeguard"),
                says.apply("kind"),
                says.apply("protects"),
                says.apply("allowed"),
                says.apply("relaxable"));
    }

    /** Whether neither more nor less protects anybody, so that no version of a profile changes it. */
    public boolean fixed() {
        return protects.equals("none");
    }

    /** Why this value cannot be set beside the label profile's own; empty when it can. */
    public Optional<String> problem(String profile, String value, String ofLabel) {
        if (!parses(value)) {
            return Optional.of("%s: '%s' cannot be read; right would be %s".formatted(words, value, allowed));
        }
        if (!inRange(value)) {
            return Optional.of("%s: %s is not allowed; allowed is %s (%s)".formatted(words, value, allowed, rule));
        }
        if (fixed() && !value.equals(ofLabel)) {
            return Optional.of("%s: no version of a profile changes this (%s)".formatted(words, rule));
        }
        if (!relaxableIn(profile) && weaker(ofLabel, value)) {
            return Optional.of(
                    "%s: no relaxation may go below %s, %s (%s)".formatted(words, "its label", ofLabel, rule));
        }
        return Optional.empty();
    }

    boolean relaxableIn(String profile) {
        return relaxable.equals("yes") || List.of(relaxable.split(",")).contains(profile);
    }

    /** Whether the second value protects less than the first. */
    public boolean weaker(String from, String to) {
        return switch (protects) {
            case "more" -> amount(to) < amount(from);
            case "less" -> amount(to) > amount(from);
            case "true" -> from.equals("true") && to.equals("false");
            case "list" -> choices().indexOf(to) > choices().indexOf(from);
            default -> false;
        };
    }

    /** "Months between creatinine tests: 3 instead of 1 (MON-03)". */
    public String change(String from, String to) {
        return "%s: %s instead of %s (%s)".formatted(words, shown(to), shown(from), rule);
    }

    private static String shown(String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> value;
        };
    }

    private boolean parses(String value) {
        return switch (kind) {
            case "number" -> value.matches("\\d{1,4}");
            case "flag" -> List.of("true", "false").contains(value);
            case "duration" -> isDuration(value);
            default -> choices().contains(value);
        };
    }

    private boolean inRange(String value) {
        int dots = allowed.indexOf("..");
        if (dots < 0) {
            return choices().contains(value);
        }
        return amount(value) >= amount(allowed.substring(0, dots))
                && amount(value) <= amount(allowed.substring(dots + 2));
    }

    private long amount(String value) {
        return kind.equals("duration") ? Duration.parse(value).toSeconds() : Long.parseLong(value);
    }

    private List<String> choices() {
        return List.of(allowed.split(","));
    }

    private static boolean isDuration(String value) {
        try {
            return Duration.parse(value).toSeconds() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
