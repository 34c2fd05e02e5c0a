package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.alemtuzumab.pathway.results.Figures;
import org.alemtuzumab.pathway.results.LabResult;

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
    String tsh(LabResult result, double tsh) {
        Map<String, Object> range = tshRange.apply(age(result.collectedOn()));
        return tsh < ((Number) range.get("lower")).doubleValue()
                ? "low"
                : tsh > upper(range, result) ? "high" : "normal";
    }

    /** "trimester 1: 0.1 to 4 mIU/L". */
    String tshLimits(LabResult result) {
        Map<String, Object> range = tshRange.apply(age(result.collectedOn()));
        return "%s: %s to %s mIU/L"
                .formatted(
                        range.get("shown"),
                        Figures.of(((Number) range.get("lower")).doubleValue()),
                        Figures.of(upper(range, result)));
    }

    /** A lower upper limit of the laboratory is its own of the trimester; a higher one may be that of all adults. */
    private static double upper(Map<String, Object> range, LabResult result) {
        double upper = ((Number) range.get("upper")).doubleValue();
        return result.limitedAboveByLaboratory() ? Math.min(upper, result.upperLimit()) : upper;
    }

    private Integer age(LocalDate day) {
        return countedFrom == null ? null : (int) ChronoUnit.DAYS.between(countedFrom, day);
    }
}
