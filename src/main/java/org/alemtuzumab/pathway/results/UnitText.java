package org.alemtuzumab.pathway.results;

import java.util.Locale;

/** One spelling for the many ways in which people and printers write the same unit. Letters keep their case: G is not g. */
final class UnitText {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private UnitText() {}

    static String normalize(String unit) {
        return superscriptsAsPowers(unit.replaceAll("\\s+", "").replaceFirst("^[x×X·*](?=10)", ""))
                .replaceAll("[µμ]", "u")
                .replaceAll("(^|/)(?:mc|micro)(?=[A-Za-z])", "$1u")
                .replaceAll("(?<=10)\\((\\d{1,2})\\)", "*$1")
                .replaceAll("\\*\\*|\\^", "*")
                .replaceAll("(?<=10)[eE](?=\\d)", "*")
                .replace("mm*3", "mm3")
                .replaceAll("(?<=/|/[dunm])l$", "L");
    }

    /** Whether a normalized unit is from a printer that knows no small letters. */
    static boolean inCapitals(String unit) {
        return unit.chars().anyMatch(Character::isUpperCase) && unit.chars().noneMatch(Character::isLowerCase);
    }

    /** A normalized unit as such a printer writes it. */
    static String capitals(String unit) {
        return unit.toUpperCase(Locale.ROOT).replaceAll("(^|/)MC(?=[A-Z])", "$1U");
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
