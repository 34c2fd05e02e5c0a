package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is measured, examined or asked, as {@code bpmn/analytes.yaml} describes it.
 *
 * @param code key of form fields, panels and decision tables
 * @param name as a clinician reads it
 * @param loinc codes under which laboratories report it
 * @param unit canonical unit (UCUM), in which values are stored and compared; null for a coded one
 * @param shown the same unit as people write it
 * @param units every accepted unit, with the factor to the canonical unit
 * @param scales every accepted unit that begins elsewhere than the canonical one, such as °F
 * @param steps of a coded one that is also reported as a number: by unit, from which number on each code holds
 * @param plausible bounds outside which a number is a mistake of unit or typing (SAF-1), in the canonical unit
 * @param reference the centre's reference range by sex ({@code any}, {@code female}, {@code male}), in the canonical unit
 * @param baseline which of two baseline values alarms earlier: {@code highest} or {@code lowest}; null where the
 *     baseline is not compared with
 * @param comparedAtMost as what a higher value counts when later ones are compared with it (PLT-10), in the canonical
 *     unit; null where each counts as it is
 * @param askedAs the analyte that it answers where that one is asked for, and under which people enter it; its own code
 *     where null
 * @param asks questions that explain its result (menses, culture): asked beside it, never required
 * @param only whose question it is: female, of who has a uterus (SCR-23), or male; null for everyone
 * @param remarks words that a laboratory may add behind the value, such as "clumped" (PLT-9); the value stands
 * @param remarkTests LOINC codes of tests that say in a result of their own whether the first of the remarks holds
 * @param words words that stand for a number of the canonical unit ("none seen"), in small letters
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
        Map<String, Scale> scales,
        Map<String, Map<String, Double>> steps,
        Range plausible,
        Map<String, Range> reference,
        String baseline,
        Double comparedAtMost,
        String askedAs,
        List<String> asks,
        String only,
        List<String> remarks,
        List<String> remarkTests,
        Map<String, Double> words,
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
        remarkTests = remarkTests == null ? List.of() : List.copyOf(remarkTests);
        words = words == null ? Map.of() : Map.copyOf(words);
        units = normalized(units == null ? Map.of() : units);
        scales = byNormalizedUnit(scales == null ? Map.of() : scales);
        steps = byNormalizedUnit(steps == null ? Map.of() : steps);
        reference = reference == null ? Map.of() : Map.copyOf(reference);
        codes = codes == null ? Map.of() : new LinkedHashMap<>(codes);
        shown = shown == null ? unit : shown;
        require(only == null || List.of("female", "male").contains(only), "only is female or male");
        require(name != null && !name.isBlank(), "name is missing");
        require(remarkTests.isEmpty() || !remarks.isEmpty(), "remarkTests need remarks");
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
                    units.isEmpty()
                            && plausible == null
                            && reference.isEmpty()
                            && baseline == null
                            && comparedAtMost == null
                            && words.isEmpty(),
                    "what has codes has no units, words, plausible, reference, baseline or comparedAtMost");
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

    /** How a number in this unit becomes one in the canonical unit, by a factor or a scale. */
    Optional<UnaryOperator<BigDecimal>> conversion(String unit) {
        return listed(scales, unit)
                .<UnaryOperator<BigDecimal>>map(scale -> scale::canonical)
                .or(() -> factor(unit).map(Analyte::multiplied));
    }

    /** What a number in any accepted unit may be in the canonical one (SAF-1). */
    Stream<UnaryOperator<BigDecimal>> conversions() {
        return Stream.concat(
                units.values().stream().map(Analyte::multiplied),
                scales.values().stream().<UnaryOperator<BigDecimal>>map(scale -> scale::canonical));
    }

    private static UnaryOperator<BigDecimal> multiplied(double factor) {
        return number -> number.multiply(BigDecimal.valueOf(factor));
    }

    /** The code that a number in this unit means; empty where it is reported in no such unit. */
    Optional<String> step(BigDecimal number, String unit) {
        return listed(steps, unit).or(() -> inCapitals(steps, unit)).orElse(Map.of()).entrySet().stream()
                .filter(each -> number.compareTo(BigDecimal.valueOf(each.getValue())) >= 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** What a value counts as when a later one is compared with it (PLT-10). */
    public double compared(double value) {
        return comparedAtMost == null ? value : Math.min(value, comparedAtMost);
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
        return listed(units, plain).or(() -> converted(plain)).or(() -> inCapitals(units, plain));
    }

    private Optional<Double> converted(String plain) {
        if (!PLAIN_UCUM.matcher(plain).matches()) {
            return Optional.empty();
        }
        return Ucum.factor(plain, this.unit).or(() -> units.entrySet().stream()
                .filter(listed -> MASS.matcher(listed.getKey()).lookingAt()
                        && MASS.matcher(plain).lookingAt())
                .flatMap(listed ->
                        Ucum.factor(plain, listed.getKey()).stream().map(factor -> times(factor, listed.getValue())))
                .findFirst());
    }

    private static <T> Optional<T> listed(Map<String, T> byUnit, String unit) {
        return Optional.ofNullable(byUnit.get(UnitText.normalize(unit)));
    }

    /** What a unit all in capitals can only mean; empty where capitals make one of two that differ. */
    private static <T> Optional<T> inCapitals(Map<String, T> byUnit, String unit) {
        String normal = UnitText.normalize(unit);
        if (!UnitText.inCapitals(normal)) {
            return Optional.empty();
        }
        Set<T> meant = byUnit.entrySet().stream()
                .filter(each -> UnitText.capitals(each.getKey()).equals(UnitText.capitals(normal)))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
    }

    private static double times(double one, double other) {
        return BigDecimal.valueOf(one).multiply(BigDecimal.valueOf(other)).doubleValue();
    }

    /** The same under its code, and with its units under all their spellings. */
    Analyte with(String newCode, UnitSpellings spellings) {
        return new Analyte(
                newCode,
                name,
                loinc,
                unit,
                shown,
                spellings.under(units),
                scales,
                spellings.under(steps),
                plausible,
                reference,
                baseline,
                comparedAtMost,
                askedAs,
                asks,
                only,
                remarks,
                remarkTests,
                words,
                several,
                codes);
    }

    private static <T> Map<String, T> byNormalizedUnit(Map<String, T> byUnit) {
        Map<String, T> result = new LinkedHashMap<>();
        byUnit.forEach((unit, each) -> result.put(UnitText.normalize(unit), each));
        return result;
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

    /** A unit whose zero is elsewhere: its number less {@code minus}, divided by {@code by}, is the canonical one. */
    public record Scale(double minus, double by) {

        public Scale {
            require(by > 0, "by must be above 0");
        }

        BigDecimal canonical(BigDecimal number) {
            return number.subtract(BigDecimal.valueOf(minus)).divide(BigDecimal.valueOf(by), MathContext.DECIMAL64);
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
