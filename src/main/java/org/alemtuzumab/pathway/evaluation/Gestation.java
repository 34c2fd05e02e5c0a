package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.alemtuzumab.pathway.results.Figures;

/**
 * The days of one pregnancy, in which results are judged otherwise (PRG-1, THY-2).
 *
 * @param from the first day
 * @param until the last day; null while it goes on
 * @param countedFrom first day of the last menses as reckoned, from which the gestational age counts; null where the
 *     pregnancy is not dated
 * @param tshRange the row of the table {@code tshInPregnancy} for a gestational age in days, null where it is not known
 */
record Gestation(
        LocalDate from, LocalDate until, LocalDate countedFrom, Function<Integer, Map<String, Object>> tshRange) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** low, normal or high against the range of the trimester. @param tsh in mIU/L */
    String tsh(LocalDate day, double tsh) {
        Map<String, Object> range = tshRange.apply(age(day));
        return tsh < ((Number) range.get("lower")).doubleValue()
                ? "low"
                : tsh > ((Number) range.get("upper")).doubleValue() ? "high" : "normal";
    }

    /** "trimester 1: 0.1 to 2.5 mIU/L". */
    String tshLimits(LocalDate day) {
        Map<String, Object> range = tshRange.apply(age(day));
        return "%s: %s to %s mIU/L"
                .formatted(
                        range.get("shown"),
                        Figures.of(((Number) range.get("lower")).doubleValue()),
                        Figures.of(((Number) range.get("upper")).doubleValue()));
    }

    private Integer age(LocalDate day) {
        return countedFrom == null ? null : (int) ChronoUnit.DAYS.between(countedFrom, day);
    }
}
