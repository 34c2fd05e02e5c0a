package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.results.Report.Reading.Interval;

/**
 * A second, strict reading of a printed result, written as a grammar by hand:
 *
 * <pre>
 * result := [sign] number [dash number] unit [remark]
 * number := digits | digits "." digits | "." digits | 1-3 digits ("," 3 digits)+ ["." digits]
 *         | 1-3 digits ("'" 3 digits)+ ["." digits] | digits "," 1-2 digits | "0" "," digits
 * </pre>
 *
 * Units are compared with every spelling that the heads of bpmn/analytes.yaml and bpmn/units.yaml promise, written out one by one, and with
 * what differs from a listed one in prefixes only.
 */
final class PrintedNumber {

    private static final String BLANKS = " \t\n\u000B\f\r";

    private final String text;
    private int at;

    private PrintedNumber(String text) {
        this.text = text;
    }

    /** What stands there; empty where that is not certain. */
    static Optional<Interval> in(Analyte analyte, String printed) {
        return new PrintedNumber(withoutRemark(analyte, printed.strip())).read(analyte);
    }

    private Optional<Interval> read(Analyte analyte) {
        String sign = sign();
        blanks();
        Optional<BigDecimal> first = number();
        Optional<BigDecimal> second = Optional.empty();
        int before = at;
        blanks();
        if (first.isPresent() && at < text.length() && "-–".indexOf(text.charAt(at)) >= 0) {
            at++;
            blanks();
            second = number();
            if (second.isEmpty()) {
                at = before;
            }
        }
        Optional<BigDecimal> factor = factor(analyte, text.substring(at).strip());
        if (first.isEmpty() || factor.isEmpty() || (second.isPresent() && !sign.isEmpty())) {
            return Optional.empty();
        }
        BigDecimal low = first.get().multiply(factor.get());
        BigDecimal high = second.map(number -> number.multiply(factor.get())).orElse(low);
        if (ambiguous(first.get(), factor.get(), analyte)
                || (second.isPresent() && ambiguous(second.get(), factor.get(), analyte))) {
            return Optional.empty();
        }
        if (low.compareTo(high) > 0 || !plausible(analyte, low) || !plausible(analyte, high)) {
            return Optional.empty();
        }
        return interval(
                sign, low.doubleValue(), high.doubleValue(), analyte.plausible().high());
    }

    /** A point before exactly three digits may mark thousands, where those would be plausible too. */
    private static boolean ambiguous(BigDecimal number, BigDecimal factor, Analyte analyte) {
        return number.scale() == 3
                && number.compareTo(BigDecimal.ONE) >= 0
                && number.compareTo(BigDecimal.valueOf(1000)) < 0
                && plausible(analyte, number.multiply(factor))
                && plausible(analyte, number.movePointRight(3).multiply(factor));
    }

    private static boolean plausible(Analyte analyte, BigDecimal value) {
        return value.compareTo(BigDecimal.valueOf(analyte.plausible().low())) >= 0
                && value.compareTo(BigDecimal.valueOf(analyte.plausible().high())) <= 0;
    }

    /** SAF-9: what a sign leaves open. */
    private static Optional<Interval> interval(String sign, double low, double high, double highest) {
        return switch (sign) {
            case "" -> Optional.of(new Interval(low, high));
            case "<" -> low == 0 ? Optional.empty() : Optional.of(new Interval(0, Math.nextDown(low)));
            case "<=", "≤" -> Optional.of(new Interval(0, low));
            case ">" -> Optional.of(new Interval(Math.nextUp(low), Math.max(highest, Math.nextUp(low))));
            default -> Optional.of(new Interval(low, highest));
        };
    }

    private String sign() {
        for (String each : List.of("<=", ">=", "<", ">", "≤", "≥")) {
            if (text.startsWith(each, at)) {
                at += each.length();
                return each;
            }
        }
        return "";
    }

    private void blanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The longest run of digits and marks; empty unless it is one number of the grammar. */
    private Optional<BigDecimal> number() {
        int start = at;
        while (at < text.length() && "0123456789.,'’".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String run = text.substring(start, at);
        if (run.indexOf(',') < 0 && (run.indexOf('\'') < 0 || run.indexOf('’') < 0)) {
            // one mark of thousands, whichever it is
            run = run.replace('\'', '^').replace('’', '^');
        }
        boolean apostrophes = run.indexOf('^') >= 0;
        run = run.replace('^', ',');
        int comma = run.indexOf(',');
        if (!apostrophes && comma > 0 && comma == run.lastIndexOf(',') && run.indexOf('.') < 0) {
            int behind = run.length() - comma - 1;
            boolean zero = run.charAt(0) == '0';
            if (zero ? comma == 1 && behind > 0 : behind == 1 || behind == 2) {
                return Optional.of(new BigDecimal(run.replace(',', '.')));
            }
        }
        String[] halves = run.split("\\.", -1);
        String[] groups = halves[0].split(",", -1);
        boolean decimals =
                halves.length == 1 || (halves.length == 2 && !halves[1].isEmpty() && !halves[1].contains(","));
        boolean whole = groups.length == 1
                ? (halves.length == 2 || !groups[0].isEmpty()) && (groups[0].length() < 2 || groups[0].charAt(0) != '0')
                : thousands(groups);
        decimals &= run.indexOf('\'') < 0 && run.indexOf('’') < 0;
        return decimals && whole ? Optional.of(new BigDecimal(run.replace(",", ""))) : Optional.empty();
    }

    private static boolean thousands(String[] groups) {
        boolean first = !groups[0].isEmpty() && groups[0].length() <= 3 && groups[0].charAt(0) != '0';
        for (int i = 1; i < groups.length; i++) {
            first &= groups[i].length() == 3;
        }
        return first;
    }

    private static Optional<BigDecimal> factor(Analyte analyte, String printed) {
        StringBuilder unit = new StringBuilder();
        printed.chars().filter(letter -> BLANKS.indexOf(letter) < 0).forEach(letter -> unit.append((char) letter));
        for (Map.Entry<String, Double> each : analyte.units().entrySet()) {
            if (!each.getKey().equals("1") && spellings(each.getKey()).contains(unit.toString())) {
                return Optional.of(BigDecimal.valueOf(each.getValue()));
            }
        }
        return converted(analyte, printed).or(() -> inCapitals(analyte, unit.toString()));
    }

    /** Of a printer without small letters: what each unit looks like there, where that is one only. */
    private static Optional<BigDecimal> inCapitals(Analyte analyte, String unit) {
        Set<Double> factors = new HashSet<>();
        for (Map.Entry<String, Double> each : analyte.units().entrySet()) {
            if (spellings(each.getKey()).stream()
                    .anyMatch(spelling -> spelling.toUpperCase(Locale.ROOT).equals(unit))) {
                factors.add(each.getValue());
            }
        }
        return factors.size() == 1
                ? Optional.of(BigDecimal.valueOf(factors.iterator().next()))
                : Optional.empty();
    }

    /** A unit that is not listed but differs from a listed one in prefixes only. */
    private static Optional<BigDecimal> converted(Analyte analyte, String unit) {
        return Size.of(unit).flatMap(size -> analyte.units().entrySet().stream()
                .flatMap(listed -> Size.of(listed.getKey()).stream()
                        .filter(other ->
                                !size.dimension().isEmpty() && size.dimension().equals(other.dimension()))
                        .map(other -> size.factor()
                                .divide(other.factor(), MathContext.DECIMAL128)
                                .multiply(BigDecimal.valueOf(listed.getValue()))))
                .findFirst());
    }

    /** A unit of prefixes and a few atoms: what it measures, and how large it is. No bare numbers but powers of ten. */
    private record Size(Map<String, Integer> dimension, BigDecimal factor) {

        private static final Map<String, Integer> PREFIXES = Map.ofEntries(
                Map.entry("", 0),
                Map.entry("T", 12),
                Map.entry("G", 9),
                Map.entry("M", 6),
                Map.entry("k", 3),
                Map.entry("h", 2),
                Map.entry("d", -1),
                Map.entry("c", -2),
                Map.entry("m", -3),
                Map.entry("u", -6),
                Map.entry("n", -9),
                Map.entry("p", -12),
                Map.entry("f", -15));
        private static final Pattern TERM =
                Pattern.compile("(^|[./])(10[*^](-?\\d)|(T|G|M|k|h|d|c|m|u|n|p|f|)(mol|g|L|l|U|\\[IU]|kat|s|m)(\\d?))");

        static Optional<Size> of(String unit) {
            Map<String, Integer> dimension = new TreeMap<>();
            BigDecimal factor = BigDecimal.ONE;
            Matcher term = TERM.matcher(unit);
            int end = 0;
            while (term.find() && term.start() == end) {
                end = term.end();
                int sign = term.group(1).equals("/") ? -1 : 1;
                if (term.group(3) != null) {
                    factor = factor.scaleByPowerOfTen(sign * Integer.parseInt(term.group(3)));
                    continue;
                }
                int power = sign * (term.group(6).isEmpty() ? 1 : Integer.parseInt(term.group(6)));
                factor = factor.scaleByPowerOfTen(power * PREFIXES.get(term.group(4)));
                switch (term.group(5)) {
                    case "L", "l" -> {
                        factor = factor.scaleByPowerOfTen(-3 * power);
                        dimension.merge("m", 3 * power, Integer::sum);
                    }
                    case "kat" -> {
                        BigDecimal units = BigDecimal.valueOf(60_000_000);
                        factor = power > 0 ? factor.multiply(units) : factor.divide(units, MathContext.DECIMAL128);
                        dimension.merge("U", power, Integer::sum);
                    }
                    default -> dimension.merge(term.group(5), power, Integer::sum);
                }
            }
            dimension.values().removeIf(power -> power == 0);
            return unit.isEmpty() || end < unit.length() ? Optional.empty() : Optional.of(new Size(dimension, factor));
        }
    }

    /** All that people and printers write for one unit of the catalogue. */
    private static Set<String> spellings(String unit) {
        List<String> all = new ArrayList<>(List.of(unit));
        for (String power : List.of("3", "6", "9")) {
            String superscript = Map.of("3", "³", "6", "⁶", "9", "⁹").get(power);
            for (String ten : List.of(
                    "10^" + power,
                    "10**" + power,
                    "10e" + power,
                    "10E" + power,
                    "10" + superscript,
                    "10(" + power + ")",
                    "10*" + superscript)) {
                vary(all, "10*" + power, ten);
            }
        }
        for (String times : List.of("x", "X", "×", "·", "*")) {
            for (String each : List.copyOf(all)) {
                if (each.startsWith("10") && each.length() > 2) {
                    all.add(times + each);
                }
            }
        }
        vary(all, "mm3", "mm³");
        vary(all, "mm3", "mm^3");
        vary(all, "mm3", "mm**3");
        vary(all, "mm3", "mm*3");
        for (String micro : List.of("µ", "μ", "mc", "micro")) {
            for (String each : List.copyOf(all)) {
                if (each.startsWith("u")) {
                    all.add(micro + each.substring(1));
                }
            }
            vary(all, "/u", "/" + micro);
        }
        for (String each : List.copyOf(all)) {
            if (each.endsWith("L")) {
                all.add(each.substring(0, each.length() - 1) + "l");
            }
        }
        return new HashSet<>(all);
    }

    private static void vary(List<String> all, String from, String to) {
        for (String each : List.copyOf(all)) {
            if (each.contains(from)) {
                all.add(each.replace(from, to));
            }
        }
    }

    /** PLT-9: one of the remarks behind the value, set off by a blank, a mark or brackets. */
    private static String withoutRemark(Analyte analyte, String printed) {
        for (String remark : analyte.remarks()) {
            for (String last : List.of(remark, remark + ")")) {
                int start = printed.length() - last.length();
                if (start > 0 && printed.regionMatches(true, start, last, 0, last.length())) {
                    int end = start;
                    while (end > 0 && (BLANKS + ",;(").indexOf(printed.charAt(end - 1)) >= 0) {
                        end--;
                    }
                    if (end < start) {
                        return printed.substring(0, end);
                    }
                }
            }
        }
        return printed;
    }
}
