package org.alemtuzumab.pathway.tables;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers that a row compares with, and those that its text names. */
final class Numbers {

    private static final String NUMBER = "(?<![A-Za-z\\d.])(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?!\\d)";
    private static final Pattern ANY = Pattern.compile(NUMBER);
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|≤|≥|<|>)\\s*-?" + NUMBER);
    private static final Pattern INTERVAL = Pattern.compile("([\\[\\](])\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*([\\[\\])])");
    /** In a unit, "10" is none of the row's numbers. */
    private static final Pattern UNIT = Pattern.compile("×?\\s*10[⁰¹²³⁴-⁹^*]+\\d?");

    private static final Map<String, String> OPPOSITE = Map.of("<=", ">", ">", "<=", "<", ">=", ">=", "<");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal DAY = BigDecimal.valueOf(24);

    private Numbers() {}

    static Set<BigDecimal> in(String text) {
        Set<BigDecimal> numbers = new TreeSet<>();
        Matcher found = ANY.matcher(UNIT.matcher(text).replaceAll(" ").replace("..", " .. "));
        while (found.find()) {
            numbers.add(number(found.group(1)));
        }
        return numbers;
    }

    /**
     * What a text may name beside these numbers of its row: a share of what is left of it, and days for hours.
     */
    static Set<BigDecimal> withTheirOtherNames(Set<BigDecimal> numbers) {
        Set<BigDecimal> all = new TreeSet<>(numbers);
        numbers.forEach(each -> all.add(WHOLE.subtract(each)));
        numbers.stream().filter(each -> each.remainder(DAY).signum() == 0).forEach(each -> all.add(each.divide(DAY)));
        return all;
    }

    /** How a text compares with which numbers, such as "≤ 20". */
    static Map<BigDecimal, Set<String>> compared(String text) {
        Map<BigDecimal, Set<String>> compared = new TreeMap<>();
        Matcher found = COMPARED.matcher(UNIT.matcher(text).replaceAll(" "));
        while (found.find()) {
            add(compared, found.group(2), found.group(1).replace("≤", "<=").replace("≥", ">="));
        }
        Matcher interval = INTERVAL.matcher(text);
        while (interval.find()) {
            add(compared, interval.group(2), interval.group(1).equals("[") ? ">=" : ">");
            add(compared, interval.group(3), interval.group(4).equals("]") ? "<=" : "<");
        }
        return compared;
    }

    /** Whether a text compares with a number as the row does, or says when the row does not match. */
    static boolean agree(Set<String> ofText, Set<String> ofRow) {
        return ofText.stream().allMatch(sign -> ofRow.contains(sign) || ofRow.contains(OPPOSITE.get(sign)));
    }

    static String said(Set<BigDecimal> numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
    }

    private static void add(Map<BigDecimal, Set<String>> compared, String number, String sign) {
        if (ANY.matcher(number).matches()) {
            compared.computeIfAbsent(number(number), unknown -> new LinkedHashSet<>())
                    .add(sign);
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", "")).stripTrailingZeros();
    }
}
