package org.alemtuzumab.pathway.hospital;

/**
 * One thing that a message may say of a person: nothing, that there is none, or a text.
 *
 * @param text null where the message says nothing of it; empty where it says that there is none
 */
public record Said(String text) {

    public static final Said NOTHING = new Said(null);

    private static final int LONGEST = 500;

    public Said {
        text = text == null ? null : text.strip();
        text = text == null ? null : text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** What holds then. */
    String after(String before) {
        if (text == null) {
            return before;
        }
        return text.isEmpty() ? null : text;
    }
}
