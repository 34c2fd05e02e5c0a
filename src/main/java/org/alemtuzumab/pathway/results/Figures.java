package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. Only shown, never compared: limits are judged unrounded. */
public final class Figures {

    private Figures() {}

    /** Three figures or more: 79.578 as "79.6", 1250 as "1250", 0.0123 as "0.012". */
    public static String of(double value) {
        double size = Math.abs(value);
        int decimals = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** With its sign: 31.9 as "+31.9 %". */
    public static String percent(double value) {
        String rounded =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
        return (value > 0 ? "+" : "") + rounded + " %";
    }
}
