package org.alemtuzumab.pathway.clinic;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** Dates such as {@code {{today}}}, {@code {{today-34Y-40}}} or {@code {{today-6M-5}}}: years, months and days back. */
record RelativeDates(LocalDate today) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{today(?:-(\\d+)Y)?(?:-(\\d+)M)?(?:-(\\d+))?}}");

    String fill(String text) {
        return TOKEN.matcher(text).replaceAll(token -> today.minusYears(count(token.group(1)))
                .minusMonths(count(token.group(2)))
                .minusDays(count(token.group(3)))
                .toString());
    }

    private static long count(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
