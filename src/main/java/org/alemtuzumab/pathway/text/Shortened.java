package org.alemtuzumab.pathway.text;

/** A text that fits where it is kept. */
public final class Shortened {

    private static final String GOES_ON = "…";

    private Shortened() {}

    /** @param most characters, the sign that it goes on among them */
    public static String to(int most, String text) {
        return text.length() <= most ? text : text.substring(0, most - GOES_ON.length()) + GOES_ON;
    }
}
