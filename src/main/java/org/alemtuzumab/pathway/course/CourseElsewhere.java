package org.alemtuzumab.pathway.course;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/**
 * A course that another centre gave (SCR-21).
 *
 * @param which how a refusal names it
 * @param infusions how many there were, from the first day to the last
 * @param product null where nobody knows
 * @param batch null where nobody knows
 */
public record CourseElsewhere(
        String which, LocalDate first, LocalDate last, int infusions, String product, String batch, String centre) {

    /** @throws SubmissionRefused when so many infusions do not fit between the two days, one a day */
    public CourseElsewhere {
        if (ChronoUnit.DAYS.between(first, last) < infusions - 1 || infusions == 1 && !first.equals(last)) {
            throw new SubmissionRefused(
                    "%s: %d infusions do not fit between %s and %s".formatted(which, infusions, first, last));
        }
    }

    /** The days of its infusions: one after the other from the first, and the last on its day. */
    List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        for (int day = 0; day < infusions - 1; day++) {
            days.add(first.plusDays(day));
        }
        days.add(last);
        return days;
    }
}
