package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.Report;

/**
 * The figures of one sample that the tables ask for, unrounded; null where a value is missing. Numbers are given in the
 * canonical units.
 *
 * @param day the results that are judged together, by analyte
 * @param values the value of each number; for a censored one, one of those that it may have (SAF-9)
 * @param counted how many signs the table of the signs of haemophagocytosis finds in these facts (SYS-1)
 */
record Facts(
        Timeline timeline,
        Analytes analytes,
        Map<String, LabResult> day,
        Map<String, Double> values,
        ToIntFunction<Map<String, Object>> counted) {

    static final String INFECTION_SIGNS = "infectionSigns";

    /** INX-1: reported without a word on what it is. */
    private static final String UNSPECIFIED = "unspecified";

    private static final String MINOR = "minor";

    private static final int HOURS_OF_A_DAY = 24;

    static Map<String, Object> inputs(Object... namesAndValues) {
        Map<String, Object> inputs = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }

    /** What the profile sets for the day that is judged. */
    Timeline.Settings settings() {
        return timeline.settings(sampledOn());
    }

    /** The day that is judged: that of the newest of the results. */
    private LocalDate sampledOn() {
        return day.values().stream()
                .map(LabResult::collectedOn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    boolean has(String analyte) {
        return day.containsKey(analyte);
    }

    boolean hasAny(String... codes) {
        return Arrays.stream(codes).anyMatch(this::has);
    }

    boolean hasOnly(String analyte) {
        return day.keySet().equals(Set.of(analyte));
    }

    /** The codes of these analytes under their own names. */
    Map<String, Object> codes(String... analytesAsked) {
        return codes(List.of(analytesAsked));
    }

    Map<String, Object> codes(Collection<String> analytesAsked) {
        Map<String, Object> codes = new HashMap<>();
        analytesAsked.forEach(analyte -> codes.put(analyte, code(analyte)));
        return codes;
    }

    Double value(String analyte) {
        return values.get(analyte);
    }

    String code(String analyte) {
        return has(analyte) ? day.get(analyte).code() : null;
    }

    /** SYS-1: how many signs of haemophagocytic lymphohistiocytosis there are. */
    int haemophagocytosisSigns() {
        return counted.applyAsInt(inputs(
                "platelets", value("platelets"),
                "plateletsFallPercent", fallFromPrevious("platelets"),
                "haemoglobin", value("haemoglobin"),
                "haemoglobinFall", greatestDrop("haemoglobin"),
                "newCytopenias", newlyLow("haemoglobin", "neutrophils", "platelets"),
                "neutrophils", value("neutrophils"),
                "transaminaseTimesUpperLimit", highestTimesUpperLimit("alt", "ast"),
                "ferritin", value("ferritin"),
                "enlargedOrgans",
                        any("lumpOrNodes", "nodes", "enlargedSpleen") || any("abdominalSymptoms", "enlargedLiver"),
                "brainSigns", any("neurologicalSigns", "seizure", "irritability", "confusion"),
                "triglycerides", value("triglycerides"),
                "fibrinogen", value("fibrinogen")));
    }

    /** Whether one of these signs has been told, alone or with others. */
    private boolean any(String symptom, String... signs) {
        return has(symptom) && !Collections.disjoint(List.of(code(symptom).split(",")), List.of(signs));
    }

    /** Whether a symptom has been told that is there. */
    boolean told(String symptom) {
        return has(symptom) && !Analytes.ABSENT.contains(code(symptom));
    }

    String occasion(String analyte) {
        return has(analyte) ? timeline.occasion(day.get(analyte)) : null;
    }

    Double fallFromPrevious(String analyte) {
        return negated(percent(analyte, previous(analyte)));
    }

    Double fallFromBaseline(String analyte) {
        return negated(percent(analyte, baseline(analyte)));
    }

    Double riseFromBaseline(String analyte) {
        return percent(analyte, baseline(analyte));
    }

    Double riseOverLowest(String analyte) {
        return percent(analyte, has(analyte) ? timeline.lowest(day.get(analyte)) : Optional.empty());
    }

    /** In the canonical unit. */
    Double dropFromPrevious(String analyte) {
        return previous(analyte)
                .map(earlier -> Change.difference(value(analyte), earlier.lowValue()))
                .orElse(null);
    }

    /** In the canonical unit. */
    Double dropFromBaseline(String analyte) {
        return baseline(analyte)
                .map(earlier -> Change.difference(value(analyte), earlier.lowValue()))
                .orElse(null);
    }

    /** From the value before or from the baseline, whichever is more; in the canonical unit. */
    Double greatestDrop(String analyte) {
        return Stream.of(dropFromPrevious(analyte), dropFromBaseline(analyte))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    Double timesBaseline(String analyte) {
        return baseline(analyte)
                .map(earlier -> Change.times(value(analyte), earlier.lowValue()))
                .orElse(null);
    }

    Double timesUpperLimit(String analyte) {
        return has(analyte) ? Change.times(value(analyte), upperLimit(analyte)) : null;
    }

    /** The highest of these, as often as its upper limit; null where none is there. */
    Double highestTimesUpperLimit(String... codes) {
        return Arrays.stream(codes)
                .map(this::timesUpperLimit)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** low, normal or high against the reference range of the result. */
    String range(String analyte) {
        if (!has(analyte)) {
            return null;
        }
        double value = value(analyte);
        Double lower = day.get(analyte).lowerLimit();
        return lower != null && value < lower ? "low" : value > upperLimit(analyte) ? "high" : "normal";
    }

    boolean aboveLimitWithoutBaseline(String analyte) {
        return has(analyte) && baseline(analyte).isEmpty() && value(analyte) > upperLimit(analyte);
    }

    /** How many of these are below their reference range and were not so before. */
    int newlyLow(String... codes) {
        return (int) Arrays.stream(codes)
                .filter(this::has)
                .filter(code -> value(code) < lowerLimit(code))
                .filter(code -> previous(code)
                        .or(() -> baseline(code))
                        .filter(earlier -> earlier.lowValue() < lowerLimit(code))
                        .isEmpty())
                .count();
    }

    /** Whether one of these is below its reference range. */
    boolean anyLow(String... codes) {
        return Arrays.stream(codes).filter(this::has).anyMatch(code -> value(code) < lowerLimit(code));
    }

    boolean anyHigh(String... codes) {
        return Arrays.stream(codes).filter(this::has).anyMatch(code -> value(code) > upperLimit(code));
    }

    /** PLT-8: red cells that break up, as the laboratory sees it. */
    boolean haemolysis() {
        return "schistocytes".equals(code("smear")) || anyHigh("ldh") || anyLow("haptoglobin");
    }

    /**
     * INF-19: months from the last infusion to the day on which one of these was told, the one that has begun counted: 8
     * on the day 8 months after it, 9 on the next. Null before any infusion.
     */
    Integer monthsSinceInfusion(String... codes) {
        return Arrays.stream(codes)
                .filter(this::has)
                .map(code -> day.get(code).collectedOn())
                .max(Comparator.naturalOrder())
                .flatMap(told -> timeline.lastInfusion(told).map(infusion -> {
                    int months = (int) ChronoUnit.MONTHS.between(infusion, told);
                    return infusion.plusMonths(months).isBefore(told) ? months + 1 : months;
                }))
                .orElse(null);
    }

    /** SCR-17 */
    boolean priorImmunosuppression() {
        return !timeline.immunosuppressants().isEmpty();
    }

    /**
     * INX-1: what was told; where a report does not describe the infection, what was told of it on the days around.
     */
    String infectionSigns() {
        String told = code(INFECTION_SIGNS);
        return UNSPECIFIED.equals(told)
                ? timeline.described(day.get(INFECTION_SIGNS), UNSPECIFIED, MINOR)
                        .orElse(told)
                : told;
    }

    /** INF-19: how long the fever lasts; where its hours were told on an earlier day, longer by the days since. */
    Double feverHours() {
        Double told = value("feverHours");
        return told == null || feverTold().isEmpty()
                ? told
                : Double.valueOf(told
                        + HOURS_OF_A_DAY
                                * Math.max(
                                        0,
                                        ChronoUnit.DAYS.between(
                                                day.get("feverHours").collectedOn(),
                                                feverTold().get())));
    }

    /** INF-19: of the day on which the fever was last told; an earlier one says nothing of today. */
    Double temperature() {
        return ofFeverTold("temperature") ? value("temperature") : null;
    }

    /** INF-19: that the patient is well counts for the day of the fever only; that she is not, for the days around it. */
    String unwell() {
        return "yes".equals(code("unwell")) || ofFeverTold("unwell") ? code("unwell") : null;
    }

    private boolean ofFeverTold(String analyte) {
        return has(analyte)
                && feverTold()
                        .filter(told -> told.equals(day.get(analyte).collectedOn()))
                        .isPresent();
    }

    private Optional<LocalDate> feverTold() {
        return Stream.of("fever", "temperature")
                .filter(this::has)
                .map(code -> day.get(code).collectedOn())
                .max(Comparator.naturalOrder());
    }

    /** From the last infusion to the sample, 0 on its day; null before any. */
    Integer daysSinceInfusion() {
        return days(timeline.lastInfusion(sampledOn()));
    }

    /** From the last steroid before an infusion to the sample; null before any. */
    Integer daysSinceSteroid() {
        return days(timeline.lastSteroid(sampledOn()));
    }

    private Integer days(Optional<LocalDate> since) {
        return since.map(day -> (int) ChronoUnit.DAYS.between(day, sampledOn())).orElse(null);
    }

    /** HEM-5: reported, missing, or impossible where they are more than all white cells; null without white cells. */
    String neutrophilCount() {
        if (!has("leukocytes")) {
            return null;
        }
        boolean sameSample = has("neutrophils")
                && day.get("neutrophils")
                        .collectedOn()
                        .equals(day.get("leukocytes").collectedOn());
        return !sameSample ? "missing" : value("neutrophils") > value("leukocytes") ? "impossible" : "reported";
    }

    /** Whether the value before one of these had a finding of this rule. */
    boolean foundBefore(String rule, String... codes) {
        return Arrays.stream(codes)
                .flatMap(code -> previous(code).stream())
                .anyMatch(earlier -> timeline.found(rule, earlier.collectedOn()));
    }

    /** PLT-10: how many counts in a row before this one were high. */
    int highCountsBefore() {
        return has("platelets")
                ? (int) timeline.sinceRecovery(day.get("platelets")).stream()
                        .filter(finding -> finding.rule().equals("PLT-10"))
                        .map(Finding::resultId)
                        .distinct()
                        .count()
                : 0;
    }

    /** PLT-9: whether the laboratory remarked something on the value. */
    boolean remarked(String analyte) {
        return has(analyte)
                && new Report(analytes.get(analyte), day.get(analyte).reported())
                        .remark()
                        .isPresent();
    }

    /** PLT-6: whether the early warning is open, or was reviewed, since the last count without a finding. */
    String earlyWarning() {
        List<Finding> warnings = earlyWarnings();
        return warnings.stream().anyMatch(Finding::open) ? "open" : warnings.isEmpty() ? "none" : "reviewed";
    }

    /** PLT-6: how far below the lowest count that a person has reviewed, in percent of it. */
    Double fallBelowReviewed() {
        return earlyWarnings().stream()
                .filter(warning -> !warning.open())
                .flatMap(warning -> timeline.result(warning.resultId()).stream())
                .map(LabResult::lowValue)
                .min(Double::compare)
                .map(lowest -> negated(Change.percent(lowest, value("platelets"))))
                .orElse(null);
    }

    private List<Finding> earlyWarnings() {
        return has("platelets")
                ? timeline.sinceRecovery(day.get("platelets")).stream()
                        .filter(finding -> finding.rule().equals("PLT-6") && !finding.listed())
                        .toList()
                : List.of();
    }

    /** THY-2: low, normal or high against the range of the trimester; null outside a pregnancy. */
    String tshInPregnancy() {
        return has("tsh")
                ? timeline.pregnancy(day.get("tsh"))
                        .map(pregnancy -> pregnancy.tsh(day.get("tsh"), value("tsh")))
                        .orElse(null)
                : null;
    }

    /**
     * REN-4: "no" where it cannot be menses: in men, after menopause or hysterectomy, in pregnancy. Else her answer,
     * "unknown" where there is none, "unanswered" when asked again.
     */
    String menses() {
        if (urine().noneMatch(timeline::mensesPossible)) {
            return "no";
        }
        String answer = code("menses");
        if (answer == null) {
            return "unknown";
        }
        return answer.equals("unknown") && day.get("menses").followUpId() != null ? "unanswered" : answer;
    }

    /** REN-4: whether this urine is the repeat, or one before it already waits for its repeat. */
    boolean urineRepeated() {
        return urine().anyMatch(urine -> timeline.repeat(urine)
                || timeline.findings().stream()
                        .filter(finding -> finding.rule().equals("REN-4") && finding.open())
                        .filter(finding -> finding.asks(FollowUpKind.REPEAT))
                        .flatMap(finding -> timeline.result(finding.resultId()).stream())
                        .anyMatch(earlier -> earlier.collectedOn().isBefore(urine.collectedOn())));
    }

    /**
     * REN-4: whether the patient has a urinary catheter, as last told: "no", "yes", or "reviewed" once a nephrologist has
     * confirmed or observes what is usual with it; null where nobody has told.
     */
    String catheter() {
        return timeline.lastUntil(sampledOn(), "catheter")
                .map(told -> told.code().equals("none") ? "no" : timeline.reviewed("REN-4") ? "reviewed" : "yes")
                .orElse(null);
    }

    private Stream<LabResult> urine() {
        return Stream.of("urineRbc", "urineRbcCount", "urineBlood")
                .filter(this::has)
                .map(day::get);
    }

    private Optional<LabResult> previous(String analyte) {
        return has(analyte) ? timeline.previous(day.get(analyte)) : Optional.empty();
    }

    private Optional<LabResult> baseline(String analyte) {
        return has(analyte) ? timeline.baseline(analytes.get(analyte), day.get(analyte)) : Optional.empty();
    }

    private Double percent(String analyte, Optional<LabResult> from) {
        return from.map(earlier -> Change.percent(
                        timeline.compared(analytes.get(analyte), earlier, day.get(analyte)), value(analyte)))
                .orElse(null);
    }

    /** A value that must be judged against a limit is never normal for want of one. */
    private double upperLimit(String analyte) {
        return limit(analyte, day.get(analyte).upperLimit());
    }

    private double lowerLimit(String analyte) {
        return limit(analyte, day.get(analyte).lowerLimit());
    }

    private static double limit(String analyte, Double limit) {
        if (limit == null) {
            throw new IllegalStateException("The catalogue has no reference range of " + analyte);
        }
        return limit;
    }

    private static Double negated(Double value) {
        return value == null ? null : 0 - value;
    }
}
