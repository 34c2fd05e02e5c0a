package org.alemtuzumab.pathway.text;

/** A text that fits where it is kept. */
public final class Shortened {

    private static final String GOES_ON = "…";
    private static final String ELSEWHERE = " … (more in the history)";

    private Shortened() {}

    /** @param most characters, the sign that it goes on among them */
    public static String to(int most, String text) {
        return to(most, text, GOES_ON);
    }

    /** The same, telling its reader where the rest stands. */
    public static String forReaders(int most, String text) {
        return to(most, text, ELSEWHERE);
    }

    private static String to(int most, String text, String goesOn) {
        return text.length() <= most ? text : text.substring(0, most - goesOn.length()) + goesOn;
    }
}
