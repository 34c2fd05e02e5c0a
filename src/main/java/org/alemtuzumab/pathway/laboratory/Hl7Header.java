package org.alemtuzumab.pathway.laboratory;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first segment of an HL7 message, as far as an answer and the choice of a reader need it. It is read by its own
 * separators, of which version 2.7 has five, and by nothing else of the message: even what cannot be read is answered by its
 * number.
 */
final class Hl7Header {

    private static final Pattern BEGIN = Pattern.compile("MSH[^\\w\\s]");
    private static final char COMPONENT = '^';
    private static final char REPETITION = '~';

    private final String[] fields;
    private final char component;
    private final char repetition;

    private Hl7Header(String[] fields) {
        this.fields = fields;
        String separators = fields.length > 1 ? fields[1] : "";
        this.component = separators.isEmpty() ? COMPONENT : separators.charAt(0);
        this.repetition = separators.length() < 2 ? REPETITION : separators.charAt(1);
    }

    /** Empty in all its fields where the text does not begin as a message. */
    static Hl7Header of(String message) {
        if (!BEGIN.matcher(message).lookingAt()) {
            return new Hl7Header(new String[0]);
        }
        String segment = message.split("[\r\n]", 2)[0];
        return new Hl7Header(segment.split(Pattern.quote(segment.substring(3, 4)), -1));
    }

    /** Application and facility that a message names as its sender. */
    String sender() {
        String named =
                Stream.of(field(3), field(4)).filter(each -> !each.isEmpty()).collect(Collectors.joining("/"));
        return named.isEmpty() ? "unnamed" : named;
    }

    String controlId() {
        return field(10);
    }

    String version() {
        return field(12);
    }

    /** MSH-18, its first repetition; empty where the message names none. */
    String charset() {
        return field(18);
    }

    /**
     * The first component of a field.
     *
     * @param number as HL7 counts, 3 or more: MSH-1 is the separator itself
     */
    String field(int number) {
        if (fields.length < number) {
            return "";
        }
        String field = fields[number - 1];
        int end = 0;
        while (end < field.length() && field.charAt(end) != component && field.charAt(end) != repetition) {
            end++;
        }
        return field.substring(0, end).strip();
    }
}
