package org.alemtuzumab.pathway.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is measured, examined or asked, as {@code bpmn/analytes.yaml} describes it.
 *
 * @param code key of form fields, panels and decision tables
 * @param name as a clinician reads it
 * @param loinc codes under which laboratories report it
 * @param unit canonical unit (UCUM), in which values are stored and compared; null for a coded one
 * @param shown the same unit as people write it
 * @param units every accepted spelling of a unit, with the factor to the canonical unit
 * @param plausible bounds outside which a number is a mistake of unit or typing (SAF-1), in the canonical unit
 * @param reference the centre's reference range by sex ({@code any}, {@code female}, {@code male}), in the canonical unit
 * @param baseline which of two baseline values alarms earlier: {@code highest} or {@code lowest}; null where the
 *     baseline is not compared with
 * @param companion whether it only explains another result (menses, culture): asked beside it, never required
 * @param codes the allowed codes, each with its other spellings; empty for a number
 */
public record Analyte(
        String code,
        String name,
        List<String> loinc,
        String unit,
        String shown,
        Map<String, Double> units,
        Range plausible,
        Map<String, Range> reference,
        String baseline,
        boolean companion,
        Map<String, List<String>> codes) {

    /** Whether its results are codes ("negative", "1+"), not numbers. */
    public boolean coded() {
        return !codes.isEmpty();
    }

    /** The centre's reference range for this sex. */
    public Optional<Range> referenceFor(String sex) {
        return Optional.ofNullable(reference.getOrDefault(sex, reference.get("any")));
    }

    /** A closed interval; an end that is null is open-ended. */
    public record Range(Double low, Double high) {

        public Range {
            if (low == null && high == null || low != null && high != null && low > high) {
                throw new IllegalArgumentException("A range needs a low or a high end, and low not above high");
            }
        }

        public boolean contains(double value) {
            return (low == null || value >= low) && (high == null || value <= high);
        }
    }
}
