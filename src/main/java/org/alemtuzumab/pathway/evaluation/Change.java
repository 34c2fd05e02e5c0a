package org.alemtuzumab.pathway.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;

/** Changes in decimal arithmetic: 130 over 100 is 30 % exactly, so that no binary dust decides at a limit. */
final class Change {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Change() {}

    /** From one value to another in percent of the first; null where that has no meaning. */
    static Double percent(double from, double to) {
        return from == 0
                ? null
                : BigDecimal.valueOf(to)
                        .subtract(BigDecimal.valueOf(from))
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(from), MathContext.DECIMAL64)
                        .doubleValue();
    }

    /** How many times the limit a value is; null where that has no meaning. */
    static Double times(double value, double limit) {
        return limit == 0
                ? null
                : BigDecimal.valueOf(value)
                        .divide(BigDecimal.valueOf(limit), MathContext.DECIMAL64)
                        .doubleValue();
    }

    /** How far a value lies below an earlier one. */
    static Double difference(double value, double earlier) {
        return BigDecimal.valueOf(earlier).subtract(BigDecimal.valueOf(value)).doubleValue();
    }
}
