package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.number.Numeral;
import org.alemtuzumab.pathway.results.Analyte.Range;

/**
 * One result as printed, "98,000 /uL" or "&lt;0.01 mIU/L" or "1+", and how it is read. Whatever is not certain becomes a
 * question for a person (SAF-1): a missing or unknown unit, an implausible value, a comma that may be a decimal mark.
 *
 * @param exactDecimal whether its number comes from a structured message, in which the point is certainly a decimal point
 */
public record Report(Analyte analyte, String text, boolean exactDecimal) {

    private static final Pattern VALUE = Pattern.compile(
            "(<=|>=|[<>≤≥])?\\s*(" + Numeral.PATTERN + ")(?:\\s*[-–]\\s*(" + Numeral.PATTERN + "))?\\s*(.*)");
    /** "1+ (30 mg/dL)": a code, and the number that it stands for. */
    private static final Pattern CODE_WITH_NUMBER = Pattern.compile("([^(]*[^(\\s])\\s*\\(([^()]*\\d[^()]*)\\)");

    private static final Pattern LEADING_ZERO = Pattern.compile("0\\d.*");
    /** "98 500 /uL", "2 1": digits behind the number that are no power of ten, and may belong to the number. */
    private static final Pattern DIGITS_BEFORE_UNIT = Pattern.compile("(?!10[*^eE⁰¹²³⁴⁵⁶⁷⁸⁹])\\d.*");
    /** No value with its unit is as long; what is longer is never taken apart. */
    public static final int LONGEST = 200;

    private static final Pattern DOT_BEFORE_THREE = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern EARLIER_MARK = Pattern.compile("[.,'’](?=.*[.,'’])");
    private static final Pattern GROUPS_OF_THREE = Pattern.compile("\\d{1,3}([.,'’]\\d{3})+");
    private static final Pattern ANY_NUMBER = Pattern.compile(Numeral.PATTERN);

    public Report {
        Objects.requireNonNull(analyte);
        text = exactDecimal ? Numeral.writtenOut(text.strip()) : text.strip();
    }

    public Report(Analyte analyte, String text) {
        this(analyte, text, false);
    }

    /** What a report says. */
    public sealed interface Reading {

        /** Everything from low to high, both included, in the canonical unit; one number where they are equal. */
        record Interval(double low, double high) implements Reading {}

        record Code(String code) implements Reading {}

        /** SAF-1: what a person must ask, and whom. */
        record Unclear(String question) implements Reading {}
    }

    public Reading read() {
        if (analyte.coded()) {
            return code().<Reading>map(Reading.Code::new)
                    .orElseGet(() -> unclear(
                            "is not one of " + String.join(", ", analyte.codes().keySet())));
        }
        Double word = analyte.words().get(text.toLowerCase(Locale.ROOT));
        if (word != null) {
            return new Reading.Interval(word, word);
        }
        Matcher value = VALUE.matcher(withoutRemark());
        if (text.length() > LONGEST || !value.matches()) {
            return unclear(
                    text.startsWith("-")
                            ? "is below zero; ask the laboratory for the value"
                            : "cannot be read as a number with its unit");
        }
        String unit = value.group(4).strip();
        if (!exactDecimal && DIGITS_BEFORE_UNIT.matcher(unit).matches()) {
            return unclear("may mean more than one number; ask the laboratory for the value");
        }
        UnaryOperator<BigDecimal> conversion = analyte.conversion(unit).orElse(null);
        if (conversion == null) {
            return unclear(
                    unit.isEmpty()
                            ? "has no unit; ask the laboratory which one it is"
                            : "has the unknown unit '%s'; ask the laboratory for value and unit".formatted(unit));
        }
        String sign = value.group(1);
        String second = value.group(3);
        if (sign != null && second != null) {
            return unclear("cannot be read as a number with its unit");
        }
        for (String number : second == null ? List.of(value.group(2)) : List.of(value.group(2), second)) {
            Optional<String> problem = problemOf(number, conversion);
            if (problem.isPresent()) {
                return unclear(problem.get());
            }
        }
        double first = canonical(value.group(2), conversion);
        if (first == 0 && "<".equals(sign)) {
            return unclear("is below zero; ask the laboratory for the value");
        }
        Reading.Interval interval =
                second == null ? interval(sign, first) : new Reading.Interval(first, canonical(second, conversion));
        return interval.low() <= interval.high()
                ? interval
                : unclear("is a range whose first number is the larger one");
    }

    /** Whether it is a number in a unit that means something for the analyte. */
    boolean unitKnown() {
        Matcher value = VALUE.matcher(withoutRemark());
        return analyte.words().containsKey(text.toLowerCase(Locale.ROOT))
                || text.length() <= LONGEST
                        && value.matches()
                        && analyte.conversion(value.group(4).strip()).isPresent();
    }

    /** What the laboratory added to the value, "clumped" for one (PLT-9). */
    public Optional<String> remark() {
        return analyte.remarks().stream()
                .filter(remark -> behindTheValue(remark).find())
                .findFirst();
    }

    private String withoutRemark() {
        return remark().map(remark -> behindTheValue(remark).replaceFirst("")).orElse(text);
    }

    private Matcher behindTheValue(String remark) {
        return Pattern.compile("[\\s,;(]+" + Pattern.quote(remark) + "\\)?$", Pattern.CASE_INSENSITIVE)
                .matcher(text);
    }

    /**
     * SAF-1: every value that an unclear report may mean, for the urgency of the question. All readings of its number in
     * all accepted units; only the plausible ones where there are any.
     */
    public List<Range> conceivable() {
        Matcher found = ANY_NUMBER.matcher(text);
        if (analyte.coded() || text.length() > LONGEST || !found.find()) {
            return List.of();
        }
        TreeSet<Double> values = new TreeSet<>();
        String digits = found.group();
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(EARLIER_MARK.matcher(digits).replaceAll("").replaceAll("[,'’]", "."));
        if (GROUPS_OF_THREE.matcher(digits).matches()) {
            numbers.add(digits.replaceAll("[.,'’]", ""));
        }
        for (String number : numbers) {
            analyte.conversions().forEach(conversion -> values.add(canonical(number, conversion)));
        }
        List<Double> plausible =
                values.stream().filter(analyte.plausible()::contains).toList();
        String sign = text.matches("[<≤].*") ? "<" : text.matches("[>≥].*") ? ">" : null;
        return (plausible.isEmpty() ? new ArrayList<>(values) : plausible)
                .stream()
                        .map(value -> interval(sign, value))
                        .map(i -> new Range(i.low(), i.high()))
                        .toList();
    }

    /** Of several, the codes in the order of the catalogue, each once; none where one of them is unknown. */
    private Optional<String> code() {
        List<Optional<String>> parts =
                analyte.parts(text).stream().map(this::code).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<String> told = parts.stream().map(Optional::get).collect(Collectors.toSet());
        return Optional.of(
                analyte.codes().keySet().stream().filter(told::contains).collect(Collectors.joining(",")));
    }

    private Optional<String> code(String part) {
        String typed = part.toLowerCase(Locale.ROOT);
        return analyte.codes().entrySet().stream()
                .filter(each -> each.getKey().toLowerCase(Locale.ROOT).equals(typed)
                        || each.getValue().contains(typed))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> step(part))
                .or(() -> codeWithNumber(part));
    }

    /** A code that its number does not exceed. */
    private Optional<String> codeWithNumber(String part) {
        Matcher both = CODE_WITH_NUMBER.matcher(part);
        if (part.length() > LONGEST || !both.matches()) {
            return Optional.empty();
        }
        List<String> inOrder = List.copyOf(analyte.codes().keySet());
        return step(both.group(2).strip()).flatMap(ofNumber -> code(both.group(1))
                .filter(printed -> inOrder.indexOf(printed) >= inOrder.indexOf(ofNumber)));
    }

    /** The code of a number, such as protein of "30 mg/dL"; what is only known to be below another number has none. */
    private Optional<String> step(String part) {
        Matcher value = VALUE.matcher(part);
        boolean number = part.length() <= LONGEST
                && value.matches()
                && value.group(3) == null
                && Numeral.plain(value.group(2))
                && (value.group(1) == null || !value.group(1).matches("[<≤].*"));
        return number
                ? analyte.step(
                        new BigDecimal(Numeral.digits(value.group(2))),
                        value.group(4).strip())
                : Optional.empty();
    }

    /**
     * A comma is a decimal mark before one or two digits or behind a zero, a thousands mark before exactly three digits and with a
     * plausible result; any other is SAF-1.
     */
    private Optional<String> problemOf(String number, UnaryOperator<BigDecimal> conversion) {
        if (!Numeral.certain(number)) {
            return Optional.of("may mean more than one number; ask the laboratory whether the mark is a decimal point");
        }
        if (!exactDecimal && LEADING_ZERO.matcher(number).matches()) {
            return Optional.of(
                    "begins with a zero that may have lost its decimal point; ask the laboratory for the value");
        }
        if (!exactDecimal
                && DOT_BEFORE_THREE.matcher(number).matches()
                && plausible(canonical(number, conversion))
                && plausible(canonical(number.replace(".", ""), conversion))) {
            return Optional.of("may mean thousands or a decimal; ask the laboratory for the value");
        }
        if (!plausible(canonical(number, conversion))) {
            return Optional.of("is outside what is plausible (%s to %s %s); ask the laboratory for value and unit"
                    .formatted(
                            Figures.of(analyte.plausible().low()),
                            Figures.of(analyte.plausible().high()),
                            analyte.shown()));
        }
        return Optional.empty();
    }

    private boolean plausible(double value) {
        return analyte.plausible().contains(value);
    }

    /** Exact in decimals, so that 49,000 /µL is 49 and no binary dust decides at a limit. */
    private static double canonical(String number, UnaryOperator<BigDecimal> conversion) {
        return conversion.apply(new BigDecimal(Numeral.digits(number))).doubleValue();
    }

    /** SAF-9: what "&lt;", "&gt;" leave open; the open end is the next number that the computer knows. */
    private Reading.Interval interval(String sign, double value) {
        if (sign == null) {
            return new Reading.Interval(value, value);
        }
        return switch (sign) {
            case "<" -> new Reading.Interval(0, Math.max(0, Math.nextDown(value)));
            case "<=", "≤" -> new Reading.Interval(0, value);
            case ">" ->
                new Reading.Interval(
                        Math.nextUp(value), Math.max(analyte.plausible().high(), Math.nextUp(value)));
            default -> new Reading.Interval(value, Math.max(analyte.plausible().high(), value));
        };
    }

    private Reading unclear(String problem) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new Reading.Unclear("%s \"%s\" %s".formatted(analyte.name(), shown, problem));
    }
}
