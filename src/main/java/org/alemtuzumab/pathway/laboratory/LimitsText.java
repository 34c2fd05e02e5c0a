package org.alemtuzumab.pathway.laboratory;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.results.Report;

/** A reference range as it is printed: "0.4-4.0", "&lt; 40", "&gt;= 150", "150 - 400 10*9/L". Anything else is none. */
final class LimitsText {

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern BOTH =
            Pattern.compile("[(\\[]?\\s*" + NUMBER + "\\s*(?:-|–|to|\\.\\.)\\s*" + NUMBER + "\\s*[)\\]]?\\s*(\\S.*)?");
    private static final Pattern UPPER = Pattern.compile("(?:<=?|≤|up to)\\s*" + NUMBER + "\\s*(\\S.*)?");
    private static final Pattern LOWER = Pattern.compile("(?:>=?|≥)\\s*" + NUMBER + "\\s*(\\S.*)?");

    private LimitsText() {}

    /** @param unit the unit of the value, which counts where the range names none */
    static Optional<Limits> read(String text, String unit) {
        String stripped = text.strip();
        if (stripped.length() > Report.LONGEST) {
            return Optional.empty();
        }
        Matcher both = BOTH.matcher(stripped);
        if (both.matches()) {
            BigDecimal low = new BigDecimal(both.group(1));
            BigDecimal high = new BigDecimal(both.group(2));
            return low.compareTo(high) <= 0
                    ? Optional.of(new Limits(low, high, unit(both.group(3), unit)))
                    : Optional.empty();
        }
        Matcher upper = UPPER.matcher(stripped);
        if (upper.matches()) {
            return Optional.of(new Limits(null, new BigDecimal(upper.group(1)), unit(upper.group(2), unit)));
        }
        Matcher lower = LOWER.matcher(stripped);
        return lower.matches()
                ? Optional.of(new Limits(new BigDecimal(lower.group(1)), null, unit(lower.group(2), unit)))
                : Optional.empty();
    }

    private static String unit(String own, String ofValue) {
        return own == null ? ofValue : own;
    }
}
