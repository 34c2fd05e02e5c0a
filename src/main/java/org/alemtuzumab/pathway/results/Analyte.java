package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
 * @param several whether several of its codes may be told at once (MON-03): "petechiae, mucosal"
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
        boolean several,
        Map<String, List<String>> codes) {

    /** A mass in a volume, "mg/dL". */
    /** An annotation that says more than what is counted, "{thousand}/uL". */
    private static final Pattern TELLING = Pattern.compile("\\{[^}]*(\\d|thou|mill)", Pattern.CASE_INSENSITIVE);

    private static final String TERM = "(10[*^](-?\\d|12)|[TGMkhdcmunpf]?(mol|g|L|l|U|\\[IU]|kat|s|m[23]?))";

    /**
     * What is left to UCUM: the units of laboratories with their prefixes, and powers of ten, multiplied and divided. Its
     * library takes far more, such as the 123 of "98 123/uL" as a factor, "10*" for ten, "mmol-0" for none and "u" for the
     * mass of an atom, which a slip of the hand makes of a unit.
     */
    private static final Pattern PLAIN_UCUM = Pattern.compile("(1?/)?%1$s([./]%1$s)*".formatted(TERM));

    private static final Pattern MASS = Pattern.compile("[dcmunpf]?g/");

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
        // the tables look for one code in the text of all that are told
        Set<String> told = codes.keySet();
        require(
                !several
                        || told.stream().noneMatch(each -> told.stream()
                                .anyMatch(other -> !other.equals(each) && other.contains(each))),
                "where several codes may be told, none may be part of another");
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

    /** One answer that holds several codes, taken apart; of any other analyte, the answer itself. */
    public List<String> parts(String answer) {
        return several
                ? Arrays.stream(answer.split("[,;]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()
                : List.of(answer);
    }

    /** The centre's reference range for this sex. */
    public Optional<Range> referenceFor(String sex) {
        return Optional.ofNullable(reference.getOrDefault(sex, reference.get("any")));
    }

    /**
     * How a number in this unit becomes one in the canonical unit: by the catalogue, else by UCUM where both units are of
     * one dimension, or where the catalogue says what a mass is in the canonical unit. Annotations such as {@code {cells}}
     * do not count, unless they say more than what is counted.
     *
     * @return empty where the unit is missing or means nothing for this analyte (SAF-1)
     */
    public Optional<Double> factor(String unit) {
        String plain = unit.replaceAll("\\{[^}]*}", "").strip();
        if (coded() || TELLING.matcher(unit).find()) {
            return Optional.empty();
        }
        Optional<Double> known = Optional.ofNullable(units.get(UnitText.normalize(plain)));
        if (known.isPresent() || !PLAIN_UCUM.matcher(plain).matches()) {
            return known;
        }
        return Ucum.factor(plain, this.unit).or(() -> units.entrySet().stream()
                .filter(listed -> MASS.matcher(listed.getKey()).lookingAt()
                        && MASS.matcher(plain).lookingAt())
                .flatMap(listed ->
                        Ucum.factor(plain, listed.getKey()).stream().map(factor -> times(factor, listed.getValue())))
                .findFirst());
    }

    private static double times(double one, double other) {
        return BigDecimal.valueOf(one).multiply(BigDecimal.valueOf(other)).doubleValue();
    }

    Analyte withCode(String newCode) {
        return new Analyte(
                newCode, name, loinc, unit, shown, units, plausible, reference, baseline, asks, only, remarks, several,
                codes);
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
