package org.alemtuzumab.pathway.results;

import java.util.LinkedHashMap;
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
 * @param units every accepted unit, with the factor to the canonical unit
 * @param plausible bounds outside which a number is a mistake of unit or typing (SAF-1), in the canonical unit
 * @param reference the centre's reference range by sex ({@code any}, {@code female}, {@code male}), in the canonical unit
 * @param baseline which of two baseline values alarms earlier: {@code highest} or {@code lowest}; null where the
 *     baseline is not compared with
 * @param asks questions that explain its result (menses, culture): asked beside it, never required
 * @param only the sex that it is asked of; null for everyone
 * @param remarks words that a laboratory may add behind the value, such as "clumped" (PLT-9); the value stands
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
        List<String> asks,
        String only,
        List<String> remarks,
        Map<String, List<String>> codes) {

    public Analyte {
        loinc = loinc == null ? List.of() : List.copyOf(loinc);
        asks = asks == null ? List.of() : List.copyOf(asks);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        units = normalized(units == null ? Map.of() : units);
        reference = reference == null ? Map.of() : Map.copyOf(reference);
        codes = codes == null ? Map.of() : new LinkedHashMap<>(codes);
        shown = shown == null ? unit : shown;
        require(only == null || List.of("female", "male").contains(only), "only is female or male");
        require(name != null && !name.isBlank(), "name is missing");
        require((unit == null) != codes.isEmpty(), "needs either a unit or codes, not both");
        if (unit != null) {
            require(
                    Double.valueOf(1).equals(units.get(UnitText.normalize(unit))),
                    "units must list the unit itself as 1");
            require(
                    plausible != null && plausible.low() != null && plausible.high() != null,
                    "plausible needs low and high");
            require(units.values().stream().allMatch(factor -> factor > 0), "factors must be above 0");
            require(
                    baseline == null || List.of("highest", "lowest").contains(baseline),
                    "baseline is highest or lowest");
            require(
                    List.of("any", "female", "male").containsAll(reference.keySet()),
                    "reference is any, female or male");
        } else {
            require(
                    units.isEmpty() && plausible == null && reference.isEmpty() && baseline == null,
                    "what has codes has no units, plausible, reference or baseline");
        }
    }

    /** Whether its results are codes ("negative", "1+"), not numbers. */
    public boolean coded() {
        return !codes.isEmpty();
    }

    /** The centre's reference range for this sex. */
    public Optional<Range> referenceFor(String sex) {
        return Optional.ofNullable(reference.getOrDefault(sex, reference.get("any")));
    }

    Analyte withCode(String newCode) {
        return new Analyte(
                newCode, name, loinc, unit, shown, units, plausible, reference, baseline, asks, only, remarks, codes);
    }

    private static Map<String, Double> normalized(Map<String, Double> units) {
        Map<String, Double> result = new LinkedHashMap<>();
        units.forEach((unit, factor) -> {
            Double other = result.put(UnitText.normalize(unit), factor);
            require(other == null || other.equals(factor), "unit '%s' is listed with two factors".formatted(unit));
        });
        return result;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** A closed interval; an end that is null is open-ended. */
    public record Range(Double low, Double high) {

        public Range {
            require(low != null || high != null, "a range needs low or high");
            require(low == null || high == null || low <= high, "low is above high");
        }

        public boolean contains(double value) {
            return (low == null || value >= low) && (high == null || value <= high);
        }
    }
}
