package org.alemtuzumab.pathway.laboratory;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.number.Numeral;

/**
 * The habits of one sender of results.
 *
 * @param codes its own codes, each with the test of {@code bpmn/analytes.yaml}, or {@value #NOT_OURS}
 * @param charset the character set of its HL7 messages; null where MSH-18 or the settings say it
 * @param decimalMark what marks decimals in its HL7 numbers; null where that is not known
 * @param dates how its HL7 messages write days beside the rule, as {@link DateTimeFormatter} writes patterns
 */
record Sender(Map<String, String> codes, Charset charset, Mark decimalMark, List<String> dates) {

    /** What is said of a code that nobody here needs. */
    static final String NOT_OURS = "not ours";

    /** One of whom nothing is known. */
    static final Sender UNKNOWN = new Sender(null, null, null, null);

    /** What a text that is a number, or several, begins with. */
    private static final Pattern NUMERIC =
            Pattern.compile("\\s*(?:<=|>=|[<>≤≥])?\\s*\\d[\\d.,]*(?:\\s.*|\\s*[-–].*)?", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile(Numeral.PATTERN);

    enum Mark {
        COMMA,
        POINT
    }

    /** @throws IllegalArgumentException when a pattern is none */
    Sender {
        codes = codes == null ? Map.of() : Map.copyOf(codes);
        dates = dates == null ? List.of() : List.copyOf(dates);
        dates.forEach(DateTimeFormatter::ofPattern);
    }

    /** What these codes mean, each once: tests, or {@value #NOT_OURS}. */
    List<String> meaning(List<String> ofTest) {
        return ofTest.stream()
                .flatMap(code -> Stream.ofNullable(codes.get(code)))
                .distinct()
                .toList();
    }

    /** Whether the marks in this text of its are certain. */
    boolean exact(String text) {
        return decimalMark != null && NUMERIC.matcher(text).matches();
    }

    /** The same numbers with a point for their decimal mark and no other; a text that begins with none is as it was. */
    String withPoints(String text) {
        return exact(text)
                ? NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(withPoint(number.group())))
                : text;
    }

    private String withPoint(String number) {
        return decimalMark == Mark.COMMA ? number.replace(".", "").replace(',', '.') : number.replace(",", "");
    }

    /** A day, or a day and hour, as it writes them: a {@link LocalDate} or a {@link LocalDateTime}. */
    Optional<TemporalAccessor> moment(String text) {
        return dates.stream()
                .flatMap(pattern -> moment(text, DateTimeFormatter.ofPattern(pattern)).stream())
                .findFirst();
    }

    private static Optional<TemporalAccessor> moment(String text, DateTimeFormatter format) {
        try {
            return Optional.of(format.parseBest(text, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
