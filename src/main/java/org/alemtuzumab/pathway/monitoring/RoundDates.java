package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The dates of round n after an anchor. Each is computed from the anchor and never from the round before, so that
 * 31 January gives 28 February and then 31 March (MON-01).
 *
 * @param opensOn first day of the window: the lead before the due date (MON-06)
 * @param dueOn the anchor plus n months
 * @param closesOn the day on which the next round opens; no longer part of the window
 */
record RoundDates(LocalDate anchor, int number, LocalDate opensOn, LocalDate dueOn, LocalDate closesOn) {

    RoundDates {
        Objects.requireNonNull(anchor, "anchor");
        if (number < 1 || !opensOn.isBefore(closesOn)) {
            throw new IllegalArgumentException("A round has a number from 1 on and a window of at least a day");
        }
    }

    static RoundDates of(LocalDate anchor, int number, int leadDays) {
        LocalDate due = anchor.plusMonths(number);
        LocalDate nextDue = anchor.plusMonths(number + 1L);
        return new RoundDates(anchor, number, due.minusDays(leadDays), due, nextDue.minusDays(leadDays));
    }
}
