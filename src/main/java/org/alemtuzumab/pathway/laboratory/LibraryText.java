package org.alemtuzumab.pathway.laboratory;

import java.util.regex.Pattern;

/** What a library says of a message, for its sender: without the library's own numbers, classes and places. */
final class LibraryText {

    private static final Pattern ITS_OWN = Pattern.compile("HAPI-\\d+: "
            + "|\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: ?)?"
            + "|\\s*(?:\\bat )?\\[Source: .*?; line: ");

    private LibraryText() {}

    static String plain(String said) {
        return said == null
                ? "it says nothing that could be read"
                : ITS_OWN.matcher(said).replaceAll("");
    }
}
