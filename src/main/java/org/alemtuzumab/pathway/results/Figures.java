package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. Only shown, never compared: limits are judged unrounded. */
public final class Figures {

    private Figures() {}

    private static final int MOST_DECIMALS = 4;

    /**
     * Three figures or more: 79.578 as "79.6", 1250 as "1250", 0.0123 as "0.012". What is just below or above a whole number is
     * not shown as that number, which may be a limit: 4.9975 as "4.998".
     */
    public static String of(double value) {
        double size = Math.abs(value);
        int decimals = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        BigDecimal rounded = rounded(value, decimals);
        while (value != Math.rint(value) && whole(rounded) && rounded.signum() != 0 && decimals < MOST_DECIMALS) {
            rounded = rounded(value, ++decimals);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** With its sign: 31.9 as "+31.9 %". */
    public static String percent(double value) {
        String rounded =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
        return (value > 0 ? "+" : "") + rounded + " %";
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
