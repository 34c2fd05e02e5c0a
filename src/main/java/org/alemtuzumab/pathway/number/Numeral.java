package org.alemtuzumab.pathway.number;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is printed, with the marks of its country. A comma before one or two digits, or behind a zero alone, is a decimal
 * mark: "5,2", "11,49", "0,125". Commas and apostrophes before exactly three digits each mark thousands: "98,000", "98'000". Whether
 * such a comma may be a decimal one after all is for whoever knows what is plausible.
 */
public final class Numeral {

    /** The digits of one number with their marks, whatever they mean. */
    public static final String PATTERN = "\\d+(?:[.,'’]\\d+)*|[.,]\\d+";

    private static final Pattern PLAIN = Pattern.compile("\\d*\\.?\\d+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[1-9]\\d*,\\d{1,2}|0,\\d+");
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9]\\d{0,2}(?:(?:,\\d{3})+|(?:'\\d{3})+|(?:’\\d{3})+)(?:\\.\\d+)?");
    private static final Pattern STRUCTURED = Pattern.compile("\\+?(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?)(?=\\s|$)");

    private Numeral() {}

    /** Whether this is a number with a point at most, or one whose only comma is certainly its decimal mark. */
    public static boolean plain(String number) {
        return PLAIN.matcher(number).matches() || DECIMAL_COMMA.matcher(number).matches();
    }

    /** Whether its marks can be read in one way, those before three digits as thousands. */
    public static boolean certain(String number) {
        return plain(number) || THOUSANDS.matcher(number).matches();
    }

    /** The same number with a point for its decimal mark and no other. */
    public static String digits(String number) {
        return DECIMAL_COMMA.matcher(number).matches() ? number.replace(',', '.') : number.replaceAll("[,'’]", "");
    }

    /** A text whose number comes from a structured message, "+98 10*9/L", "1.2E2 G/L", with that number written out. */
    public static String writtenOut(String text) {
        Matcher number = STRUCTURED.matcher(text);
        return number.lookingAt()
                ? new BigDecimal(number.group(1)).toPlainString() + text.substring(number.end())
                : text;
    }
}
