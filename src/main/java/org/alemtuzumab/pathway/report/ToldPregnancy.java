package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.pregnancy.Dates;

/**
 * What a report of a pregnancy, or of its end, tells of its beginning; whatever is not known is left open (PRG-1).
 *
 * @param gestationWeeks gestational age on the day of the report, full weeks since the last menses
 * @param gestationDays and days, 0 to 6
 */
record ToldPregnancy(
        Optional<LocalDate> lastMensesOn,
        Optional<LocalDate> conceivedOn,
        Optional<Integer> gestationWeeks,
        Optional<Integer> gestationDays) {

    private static final int DAYS_A_WEEK = 7;

    /** @param on the day of the test, or of the end */
    Dates dates(LocalDate on) {
        return new Dates(
                on,
                lastMensesOn.orElse(null),
                conceivedOn.orElse(null),
                gestationWeeks
                        .map(weeks -> DAYS_A_WEEK * weeks + gestationDays.orElse(0))
                        .orElse(null));
    }
}
