package org.alemtuzumab.pathway.laboratory;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.number.Decimals;
import org.alemtuzumab.pathway.number.Numeral;
import org.alemtuzumab.pathway.results.Report;

/** A reference range as it is printed: "0.4-4.0", "0,27 - 4,20", "&lt; 40", "&gt;= 150", "150 - 400 10*9/L". Anything else is none. */
final class LimitsText {

    private static final String NUMBER = "(\\d+(?:[.,]\\d+)?)";
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
            Optional<BigDecimal> high = number(both.group(2));
            return number(both.group(1))
                    .filter(low -> high.isPresent() && low.compareTo(high.get()) <= 0)
                    .map(low -> new Limits(low, high.get(), unit(both.group(3), unit)));
        }
        Matcher upper = UPPER.matcher(stripped);
        if (upper.matches()) {
            return number(upper.group(1)).map(high -> new Limits(null, high, unit(upper.group(2), unit)));
        }
        Matcher lower = LOWER.matcher(stripped);
        return lower.matches()
                ? number(lower.group(1)).map(low -> new Limits(low, null, unit(lower.group(2), unit)))
                : Optional.empty();
    }

    /** Empty where a comma may mean thousands. */
    private static Optional<BigDecimal> number(String text) {
        return Numeral.plain(text) ? Decimals.read(Numeral.digits(text)) : Optional.empty();
    }

    private static String unit(String own, String ofValue) {
        return own == null ? ofValue : own;
    }
}
