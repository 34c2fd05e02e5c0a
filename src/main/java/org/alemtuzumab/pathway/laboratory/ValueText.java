package org.alemtuzumab.pathway.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.number.Numeral;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.results.Report;

/**
 * Puts value, unit and remark of a message together to the text that a laboratory would print, which {@link Report} reads.
 * What contradicts itself is put together so that it cannot be read, and becomes a question (SAF-1).
 */
final class ValueText {

    private static final Pattern BARE = Pattern.compile(
            "((?:<=|>=|[<>≤≥])?\\s*(?:%1$s)(?:\\s*[-–]\\s*(?:%1$s))?)\\s*(.*)".formatted(Numeral.PATTERN),
            Pattern.DOTALL);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?:<=|>=|[<>])?\\d+(?:\\.\\d+)?");
    private static final String DENIED =
            "\\b(?:no|not|without|absence of|free of|negative for|keine?|kein nachweis von|ohne|nicht"
                    + "|pas d[e']|absence d[e']|sans|sin|no se observan|geen|nessun[ao]?)(?:\\b|(?<='))[^.;]*";
    /** How a test says that what it looks for is not there. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?:no|not|none|negative|neg|absent|absence|0|nil|negativ|negativo|négatif|keine?|nicht|sin|260385009|2667000|la6577-6|la9634-2)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);

    private ValueText() {}

    static String of(Analyte analyte, ReportedTest test) {
        if (test.texts().isEmpty()) {
            return "";
        }
        return analyte.coded() ? coded(analyte, test) : numeric(analyte, test);
    }

    /** Whether the point of the value is certainly a decimal point. */
    static boolean exact(ReportedTest test) {
        return test.number()
                && test.texts().size() == 1
                && test.texts().get(0).length() <= Report.LONGEST
                && PLAIN_NUMBER.matcher(value(test)).matches();
    }

    private static String value(ReportedTest test) {
        String text = test.texts().get(0);
        return test.number() ? Numeral.writtenOut(text) : text;
    }

    /** One code in whatever wordings; different ones contradict each other. */
    private static String coded(Analyte analyte, ReportedTest test) {
        List<String> readable = test.texts().stream()
                .filter(text -> new Report(analyte, text).read() instanceof Report.Reading.Code)
                .toList();
        Set<Report.Reading> codes =
                readable.stream().map(text -> new Report(analyte, text).read()).collect(Collectors.toSet());
        if (codes.size() == 1) {
            return readable.get(0);
        }
        if (codes.size() > 1) {
            return String.join(" / ", readable);
        }
        String text = test.texts().get(0);
        return test.units().isEmpty()
                ? withComment(text, test)
                : text + " " + test.units().get(0);
    }

    private static String numeric(Analyte analyte, ReportedTest test) {
        String text = value(test);
        Matcher bare = BARE.matcher(text);
        if (text.length() > Report.LONGEST || !bare.matches()) {
            return withComment(text, test);
        }
        String behind = bare.group(2).strip();
        boolean remarked =
                !behind.isEmpty() && new Report(analyte, text).remark().isPresent();
        if (remarked && test.units().isEmpty()) {
            return text;
        }
        if (!behind.isEmpty() && !remarked) {
            return test.units().isEmpty() || text.endsWith(test.units().get(0))
                    ? text
                    : contradicting(analyte, test, text, behind);
        }
        String value = bare.group(1) + unit(analyte, test);
        return remarked
                ? value + ", " + behind
                : remark(analyte, test).map(each -> value + ", " + each).orElse(value);
    }

    /** A text with a unit of its own beside a structured unit: the same, or a question. */
    private static String contradicting(Analyte analyte, ReportedTest test, String text, String ownUnit) {
        Optional<Double> own = analyte.factor(ownUnit);
        return own.isPresent() && own.equals(analyte.factor(test.units().get(0)))
                ? text
                : text + " (" + test.units().get(0) + ")";
    }

    private static String unit(Analyte analyte, ReportedTest test) {
        if (test.units().isEmpty()) {
            return "";
        }
        List<Double> factors = test.units().stream()
                .map(analyte::factor)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (factors.size() > 1) {
            return " " + String.join(" or ", test.units());
        }
        return " "
                + test.units().stream()
                        .filter(unit -> analyte.factor(unit).isPresent())
                        .findFirst()
                        .orElse(test.units().get(0));
    }

    /** PLT-9: "clumped" and the like in a comment, where the comment does not deny it. */
    private static Optional<String> remark(Analyte analyte, ReportedTest test) {
        return analyte.remarks().stream()
                .filter(remark -> test.comments().stream()
                        .map(comment -> comment.toLowerCase(Locale.ROOT))
                        .anyMatch(comment -> Pattern.compile("\\b" + Pattern.quote(remark) + "\\b")
                                        .matcher(comment)
                                        .find()
                                && !Pattern.compile(DENIED + Pattern.quote(remark))
                                        .matcher(comment)
                                        .find()))
                .findFirst();
    }

    /** Whether a test that looks for something says that it is there; one that cannot be read may say so. */
    static boolean affirmed(ReportedTest test) {
        return test.texts().stream().noneMatch(text -> NOTHING.matcher(text).matches());
    }

    private static String withComment(String text, ReportedTest test) {
        return test.comments().isEmpty() ? text : text + ": " + String.join(" ", test.comments());
    }

    /** The laboratory's range in the canonical unit; empty where it is none, or none of this analyte. */
    static Optional<Range> limits(Analyte analyte, ReportedTest test) {
        if (analyte.coded() || test.limits() == null) {
            return Optional.empty();
        }
        return analyte.factor(test.limits().unit())
                .map(factor -> new Range(
                        times(test.limits().low(), factor), times(test.limits().high(), factor)))
                .filter(range -> plausible(analyte, range.low()) && plausible(analyte, range.high()));
    }

    /** A lower end of zero says nothing and harms nothing. */
    private static boolean plausible(Analyte analyte, Double end) {
        return end == null || end == 0 || analyte.plausible().contains(end);
    }

    private static Double times(BigDecimal end, double factor) {
        return end == null ? null : end.multiply(BigDecimal.valueOf(factor)).doubleValue();
    }
}
