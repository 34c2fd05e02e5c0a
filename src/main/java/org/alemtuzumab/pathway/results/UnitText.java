package org.alemtuzumab.pathway.results;

/** One spelling for the many ways in which people and printers write the same unit. Letters keep their case: G is not g. */
final class UnitText {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private UnitText() {}

    static String normalize(String unit) {
        return superscriptsAsPowers(unit.replaceAll("\\s+", "").replaceFirst("^[x×X·*](?=10)", ""))
                .replaceAll("[µμ]", "u")
                .replaceAll("(^|/)mc(?=[A-Za-z])", "$1u")
                .replaceAll("\\*\\*|\\^", "*")
                .replaceAll("(?<=10)[eE](?=\\d)", "*")
                .replace("mm*3", "mm3")
                .replaceAll("(?<=/|/[dunm])l$", "L");
    }

    private static String superscriptsAsPowers(String text) {
        StringBuilder result = new StringBuilder();
        boolean before = false;
        for (char letter : text.toCharArray()) {
            int digit = SUPERSCRIPTS.indexOf(letter);
            if (digit >= 0 && !before) {
                result.append('*');
            }
            result.append(digit >= 0 ? (char) ('0' + digit) : letter);
            before = digit >= 0;
        }
        return result.toString();
    }
}
