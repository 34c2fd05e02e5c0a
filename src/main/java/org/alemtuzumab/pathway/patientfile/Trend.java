package org.alemtuzumab.pathway.patientfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The values of one test over time.
 *
 * @param unit as people write it; "" where it has none
 * @param points in time
 * @param plot where they are drawn; null where not one is a number
 */
public record Trend(String code, String name, String unit, List<Point> points, Plot plot) {

    /**
     * One value.
     *
     * @param value in the canonical unit; the middle of what a censored one allows, null where it is no number
     * @param finding the rules by which it was found, "" where it was not
     * @param remark what became of it: superseded, withdrawn, not readable
     */
    public record Point(
            long resultId,
            LocalDate collectedOn,
            String reported,
            Double value,
            Double lower,
            Double upper,
            boolean counts,
            boolean baseline,
            String finding,
            String remark) {

        /** As it is kept, unrounded; "" where it is no number. */
        public String number() {
            return value == null
                    ? ""
                    : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        public String words(String unit) {
            return "%s: %s%s%s%s"
                    .formatted(
                            collectedOn,
                            reported,
                            baseline ? ", baseline" : "",
                            finding.isEmpty() ? "" : ", " + finding,
                            remark.isEmpty() ? "" : ", " + remark);
        }
    }
}
