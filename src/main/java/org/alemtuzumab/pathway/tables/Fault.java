package org.alemtuzumab.pathway.tables;

/**
 * One reason why a table cannot be deployed.
 *
 * @param place where in the file: its row and column, as their owner reads them
 */
record Fault(Kind kind, String place, String wrong, String right) {

    enum Kind {
        /** What the table answers cannot be told before this is mended. */
        UNREADABLE,
        /** Wrong wherever it stands. */
        WRONG,
        /** Less than was signed off: an administrator can allow it. */
        WEAKER
    }

    String in(String file) {
        return "%s%s: %s; %s.".formatted(file, place.isEmpty() ? "" : ", " + place, wrong, right);
    }
}
