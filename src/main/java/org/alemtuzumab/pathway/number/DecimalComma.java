package org.alemtuzumab.pathway.number;

import java.util.regex.Pattern;

/**
 * The comma that much of the world writes for a decimal point. One or two digits behind it, or a zero alone before it, can be
 * nothing else: "5,2", "11,49", "0,125". Three digits behind it may be thousands, and are no matter of this class.
 */
public final class DecimalComma {

    private static final Pattern CERTAIN = Pattern.compile("[1-9]\\d*,\\d{1,2}|0,\\d+");

    private DecimalComma() {}

    /** Whether this is a number whose only comma is certainly its decimal mark. */
    public static boolean in(String number) {
        return CERTAIN.matcher(number).matches();
    }

    /** The same number with a point where {@linkplain #in(String) it has a decimal comma}; any other text as it is. */
    public static String toPoint(String number) {
        return in(number) ? number.replace(',', '.') : number;
    }
}
