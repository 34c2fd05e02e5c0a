package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.LabResult;

/**
 * A patient's results and findings in time: which values are judged together, and what each is compared with. Censored
 * values (SAF-9) and those of infusion days (INF-11b) are never compared with.
 *
 * @param results all of the patient's, by collection date
 * @param findings all of the patient's, and those raised while this is used
 * @param firstInfusion day of the first infusion of course 1; null before it
 * @param repeats ids of the follow-ups that repeat a test (RPT-1)
 * @param references ids of the follow-ups in which a neurologist set a reference (SAF-10)
 */
record Timeline(
        boolean female,
        List<LabResult> results,
        List<Finding> findings,
        LocalDate firstInfusion,
        Set<Long> repeats,
        Set<Long> references,
        Settings settings) {

    private static final String INFUSION = "INFUSION";
    private static final String BASELINE = "BASELINE";

    /** What the patient's profile sets. */
    record Settings(
            boolean baselineMoreSensitive, int creatinineLookBackMonths, int combinedDays, double stablePercent) {}

    /** The valid results of one day by analyte, the last entered of each. */
    Map<String, LabResult> on(LocalDate day) {
        Map<String, LabResult> found = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.valid() && result.collectedOn().equals(day))
                .forEach(result -> found.put(result.analyte(), result));
        return found;
    }

    /**
     * The results of one day that tell of an organ, completed by the last ones of the days before where this day has
     * none: a ratio that was ordered because of a urine is judged together with that urine.
     */
    Map<String, LabResult> on(LocalDate day, Organ organ) {
        Map<String, LabResult> found = on(day);
        found.keySet().retainAll(organ.analytes());
        for (Set<String> together : organ.combined()) {
            if (found.values().stream().noneMatch(result -> together.contains(result.analyte()) && !asked(result))) {
                results.stream()
                        .filter(result -> result.valid() && together.contains(result.analyte()) && !asked(result))
                        .filter(result -> result.collectedOn().isBefore(day) && !INFUSION.equals(result.context()))
                        .map(LabResult::collectedOn)
                        .filter(earlier -> !earlier.isBefore(day.minusDays(settings.combinedDays())))
                        .max(Comparator.naturalOrder())
                        .ifPresent(earlier -> on(earlier).forEach((analyte, result) -> {
                            if (together.contains(analyte)) {
                                found.putIfAbsent(analyte, result);
                            }
                        }));
            }
        }
        return found;
    }

    /**
     * The last value before the first infusion. Where the profile says so, a value before a later course takes its place
     * if it alarms earlier.
     */
    Optional<LabResult> baseline(Analyte analyte, LabResult of) {
        Optional<LabResult> first = comparable(of)
                .filter(each -> firstInfusion == null
                        || each.collectedOn().isBefore(firstInfusion)
                        || each.collectedOn().equals(firstInfusion) && BASELINE.equals(each.context())
                        || references.contains(each.followUpId()))
                .reduce((earlier, later) -> later);
        if (!settings.baselineMoreSensitive()) {
            return first;
        }
        Comparator<LabResult> byValue = Comparator.comparing(LabResult::lowValue);
        return Stream.concat(
                        first.stream(),
                        comparable(of)
                                .filter(each -> firstInfusion != null
                                        && each.collectedOn().isAfter(firstInfusion)
                                        && BASELINE.equals(each.context())))
                .max("highest".equals(analyte.baseline()) ? byValue : byValue.reversed());
    }

    /** The value before. */
    Optional<LabResult> previous(LabResult of) {
        return comparable(of).reduce((earlier, later) -> later);
    }

    /** REN-9: the lowest value of the months before. */
    Optional<LabResult> lowest(LabResult of) {
        LocalDate from = of.collectedOn().minusMonths(settings.creatinineLookBackMonths());
        return comparable(of)
                .filter(each -> !each.collectedOn().isBefore(from))
                .min(Comparator.comparing(LabResult::lowValue));
    }

    /** Earlier numbers of the same analyte, by collection date. */
    private Stream<LabResult> comparable(LabResult of) {
        return results.stream()
                .filter(each -> each.valid() && each.exact() && each.analyte().equals(of.analyte()))
                .filter(each -> !INFUSION.equals(each.context()))
                .filter(each -> each.collectedOn().isBefore(of.collectedOn())
                        || each.collectedOn().equals(of.collectedOn())
                                && BASELINE.equals(each.context())
                                && !BASELINE.equals(of.context()));
    }

    /** PLT-6: the findings of the counts before this one, back to the last count that had none. */
    List<Finding> sinceRecovery(LabResult of) {
        List<Finding> since = new ArrayList<>();
        List<LabResult> before = comparable(of).toList();
        for (int i = before.size() - 1; i >= 0; i--) {
            Long id = before.get(i).id();
            List<Finding> ofIt = findings.stream()
                    .filter(finding -> id.equals(finding.resultId()))
                    .toList();
            if (ofIt.isEmpty()) {
                break;
            }
            since.addAll(ofIt);
        }
        return since;
    }

    /** Whether it was taken to repeat a test (RPT-1). */
    boolean repeat(LabResult result) {
        return repeats.contains(result.followUpId());
    }

    Optional<LabResult> result(Long id) {
        return results.stream().filter(result -> result.id().equals(id)).findFirst();
    }

    /** An answer that only explains another result. */
    private static boolean asked(LabResult result) {
        return Organ.QUESTIONS.contains(result.analyte());
    }
}
