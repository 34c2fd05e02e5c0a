package org.alemtuzumab.pathway.order;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placer's number of an order, "ALZ-R17": what it is for, and the number of that here. It says nothing of the patient.
 *
 * @param kind what it is for
 * @param id the row of the round, course, infusion or follow-up
 */
public record OrderNumber(Kind kind, long id) {

    /** What tests are ordered for. */
    public enum Kind {
        ROUND("R"),
        BASELINE("B"),
        PLATELETS("P"),
        FOLLOW_UP("F");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    private static final String PREFIX = "ALZ-";
    private static final Pattern WRITTEN = Pattern.compile(PREFIX + "([RBPF])(\\d{1,18})");

    /** Empty where it is none of ours. */
    public static Optional<OrderNumber> of(String text) {
        Matcher parts = WRITTEN.matcher(text == null ? "" : text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.letter.equals(parts.group(1))) {
                return Optional.of(new OrderNumber(kind, Long.parseLong(parts.group(2))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + kind.letter + id;
    }
}
