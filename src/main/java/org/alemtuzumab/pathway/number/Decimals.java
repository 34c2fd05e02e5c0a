package org.alemtuzumab.pathway.number;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The decimal numbers that are taken from outside. "1e999999999" is eleven characters, and a gigabyte once it is written
 * out: whoever reads a number that a stranger wrote reads it here.
 */
public final class Decimals {

    /** No quantity of medicine has as many digits. */
    public static final int MOST_DIGITS = 100;

    /** Of ten; either way. */
    public static final int LARGEST_EXPONENT = 999;

    /** The sign, the point, and an exponent with its own sign. */
    private static final int MARKS = "-.e-0999".length();

    private Decimals() {}

    /** The number; empty where the text is none, or none that is taken. */
    public static Optional<BigDecimal> read(String text) {
        if (!within(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a text that is a number is not too long, nor its exponent too large. */
    public static boolean within(CharSequence number) {
        if (number.length() > MOST_DIGITS + MARKS) {
            return false;
        }
        String written = number.toString();
        int mark = Math.max(written.indexOf('e'), written.indexOf('E'));
        if (mark < 0) {
            return true;
        }
        try {
            return Math.abs(Long.parseLong(written.substring(mark + 1))) <= LARGEST_EXPONENT;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The same for a number that somebody else has read. */
    public static boolean within(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LARGEST_EXPONENT + MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }
}
