package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;

/**
 * A patient's results and findings in time: which values are judged together, and what each is compared with. Censored
 * values (SAF-9) and those taken during a course or to check it again (INF-11b) are never compared with.
 *
 * @param results all of the patient's, by collection date
 * @param findings all of the patient's, and those raised while this is used
 * @param firstInfusion day of the first infusion of course 1; null before it
 * @param laterCourses the days on which the courses after it began
 * @param infusions the days of all infusions begun
 * @param steroids the days on which a steroid was given before an infusion
 * @param immunosuppressants the other ones that the patient has had (SCR-17), as a clinician reads them
 * @param tests all that was ever asked to be tested again, by the id of its follow-up
 * @param dayOf the clinic's day of a moment
 * @param settings what the version of the profile sets that held on a day: whenever a sample is judged, by the same
 */
record Timeline(
        Childbearing childbearing,
        List<LabResult> results,
        List<Finding> findings,
        LocalDate firstInfusion,
        List<LocalDate> laterCourses,
        List<LocalDate> infusions,
        List<LocalDate> steroids,
        List<String> immunosuppressants,
        Map<Long, AskedTest> tests,
        Function<OffsetDateTime, LocalDate> dayOf,
        Function<LocalDate, Settings> settings) {

    private static final String INFUSION = "INFUSION";
    private static final String BASELINE = "BASELINE";

    /**
     * What a version of the patient's profile sets.
     *
     * @param version its name, which the findings keep (PRF-1)
     */
    record Settings(
            String version,
            boolean baselineMoreSensitive,
            int baselineValidDays,
            int creatinineLimitPercent,
            int upcrLimit,
            int creatinineLookBackMonths,
            int combinedDays,
            int symptomDays,
            double stablePercent) {}

    Settings settings(LocalDate day) {
        return settings.apply(day);
    }

    /** The valid results of one day by analyte, the last of each. */
    Map<String, LabResult> on(LocalDate day) {
        Map<String, LabResult> found = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.valid() && result.collectedOn().equals(day))
                .forEach(result -> found.put(result.analyte(), result));
        return found;
    }

    /** What an organ's table judges of a day: more than once where one analyte was reported with two values. */
    List<Map<String, LabResult>> samples(LocalDate day, Organ organ) {
        List<LabResult> waiting = results.stream()
                .filter(result -> result.valid() && result.collectedOn().equals(day))
                .filter(result -> organ.analytes().contains(result.analyte()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Map<String, LabResult>> samples = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map<String, LabResult> sample = on(day, organ);
            waiting.forEach(result -> sample.put(result.analyte(), result));
            waiting.removeAll(sample.values());
            samples.add(sample);
        }
        return samples;
    }

    void replace(Finding before, Finding after) {
        findings.replaceAll(finding -> finding == before ? after : finding);
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
                        .filter(result -> result.collectedOn().isBefore(day))
                        .map(LabResult::collectedOn)
                        .filter(earlier -> !earlier.isBefore(day.minusDays(organ.combinedDays(settings(day)))))
                        .max(Comparator.naturalOrder())
                        .ifPresent(earlier -> on(earlier).forEach((analyte, result) -> {
                            if (together.contains(analyte)) {
                                found.putIfAbsent(analyte, result);
                            }
                        }));
            }
        }
        orderedFor(day, organ).forEach(earlier -> on(earlier).forEach((analyte, result) -> {
            if (organ.analytes().contains(analyte)) {
                found.putIfAbsent(analyte, result);
            }
        }));
        return found;
    }

    /**
     * SAF-14: the days of the findings that ordered a test of this day, however long ago, where no person had closed them
     * before it was taken. What repeats a value is compared with it and judged by itself, but with symptoms it belongs
     * together.
     */
    private List<LocalDate> orderedFor(LocalDate day, Organ organ) {
        List<AskedTest> ordered = results.stream()
                .filter(result -> result.valid() && result.collectedOn().equals(day))
                .filter(result -> organ.analytes().contains(result.analyte()))
                .flatMap(result -> tests.values().stream().filter(test -> answers(result, test)))
                .filter(test ->
                        test.kind() == FollowUpKind.REFLEX || test.kind() == FollowUpKind.REPEAT && organ.ofSymptoms())
                .toList();
        return findings.stream()
                .filter(finding -> organ.table().equals(finding.judgedBy())
                        && finding.judgedOn().isBefore(day)
                        && ordered.stream().anyMatch(test -> test.id().equals(finding.followUpId()))
                        && !(finding.closedByPerson()
                                && dayOf.apply(finding.closedAt()).isBefore(day)))
                .map(Finding::judgedOn)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** It was taken for the test, or is what the test asks for and came while it was waited for. */
    private boolean answers(LabResult result, AskedTest test) {
        return test.id().equals(result.followUpId())
                || result.followUpId() == null
                        && test.analyteCodes().contains(result.analyte())
                        && (test.closedAt() == null || !result.collectedOn().isAfter(dayOf.apply(test.closedAt())));
    }

    /**
     * The last value before the first infusion. Where the profile says so, one of the values before a later course takes its
     * place if it alarms earlier: whatever it was taken for, where it was recent enough to be that course's baseline (SCR-06).
     */
    Optional<LabResult> baseline(Analyte analyte, LabResult of) {
        Optional<LabResult> first = comparable(of)
                .filter(each -> firstInfusion == null
                        || each.collectedOn().isBefore(firstInfusion)
                        || each.collectedOn().equals(firstInfusion) && BASELINE.equals(each.context())
                        || takenFor(each, FollowUpKind.REFERENCE))
                .reduce((earlier, later) -> later);
        if (!settings(of.collectedOn()).baselineMoreSensitive()) {
            return first;
        }
        Comparator<LabResult> byValue = Comparator.comparing(LabResult::lowValue);
        return Stream.concat(
                        first.stream(),
                        comparable(of)
                                .filter(each -> firstInfusion != null
                                        && each.collectedOn().isAfter(firstInfusion)
                                        && (BASELINE.equals(each.context()) || beforeLaterCourse(each, of))))
                .max("highest".equals(analyte.baseline()) ? byValue : byValue.reversed());
    }

    private boolean beforeLaterCourse(LabResult each, LabResult of) {
        return laterCourses.stream()
                .filter(began ->
                        !began.isAfter(of.collectedOn()) && each.collectedOn().isBefore(began))
                .anyMatch(began -> !each.collectedOn()
                        .isBefore(began.minusDays(settings(began).baselineValidDays())));
    }

    /** The value before. */
    Optional<LabResult> previous(LabResult of) {
        return comparable(of).reduce((earlier, later) -> later);
    }

    /**
     * What an earlier value counts as when this one is compared with it: one that is too high only as much as the
     * catalogue says (PLT-10), but during a course as it is (INF-11b).
     */
    double compared(Analyte analyte, LabResult earlier, LabResult of) {
        return ofCourse(of) ? earlier.lowValue() : analyte.compared(earlier.lowValue());
    }

    /** The last day of an infusion, on this day or before it. */
    Optional<LocalDate> lastInfusion(LocalDate day) {
        return last(infusions, day);
    }

    /** The last day of a steroid, on this day or before it. */
    Optional<LocalDate> lastSteroid(LocalDate day) {
        return last(steroids, day);
    }

    private static Optional<LocalDate> last(List<LocalDate> days, LocalDate until) {
        return days.stream().filter(each -> !each.isAfter(until)).max(Comparator.naturalOrder());
    }

    /** SAF-8: whether a specialist has said of the last finding of this rule that it is known or observed. */
    boolean reviewed(String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule) && finding.specialty() != null && !finding.listed())
                .reduce((earlier, later) -> later)
                .filter(last -> last.outcome() == Outcome.CONFIRMED || last.outcome() == Outcome.OBSERVED)
                .isPresent();
    }

    /** Whether the samples of that day had a finding of this rule. */
    boolean found(String rule, LocalDate day) {
        return findings.stream().anyMatch(finding -> finding.rule().equals(rule) && day.equals(finding.judgedOn()));
    }

    /** REN-9: the lowest value of the months before. */
    Optional<LabResult> lowest(LabResult of) {
        LocalDate from = of.collectedOn().minusMonths(settings(of.collectedOn()).creatinineLookBackMonths());
        return comparable(of)
                .filter(each -> !each.collectedOn().isBefore(from))
                .min(Comparator.comparing(LabResult::lowValue));
    }

    /** Earlier numbers of the same analyte, by collection date; a sample is never compared with itself (SAF-5). */
    private Stream<LabResult> comparable(LabResult of) {
        return results.stream()
                .filter(each -> each.valid() && each.exact() && each.analyte().equals(of.analyte()))
                .filter(each -> !ofCourse(each) && !each.sameNumber(of))
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

    /** SAF-8: whether a value between these two had no finding as urgent as this. */
    boolean recovered(LabResult reviewed, LabResult now, Urgency urgency) {
        return results.stream()
                .filter(each -> each.valid() && each.analyte().equals(now.analyte()))
                .filter(each -> (each.exact() || each.code() != null) && !INFUSION.equals(occasion(each)))
                .map(LabResult::collectedOn)
                .filter(day -> day.isAfter(reviewed.collectedOn()) && day.isBefore(now.collectedOn()))
                .anyMatch(day -> findings.stream()
                        .filter(finding -> day.equals(finding.judgedOn()))
                        .filter(finding -> finding.analyteCodes().contains(now.analyte()))
                        .noneMatch(finding -> finding.atLeast(urgency)));
    }

    /** Whether a question about it is open. */
    boolean waitsForAnswer(LabResult result) {
        return findings.stream()
                .anyMatch(finding -> finding.open() && result.id().equals(finding.resultId()));
    }

    /** Which test it was taken for. */
    Optional<AskedTest> takenFor(LabResult result) {
        return Optional.ofNullable(result.followUpId()).map(tests::get);
    }

    boolean takenFor(LabResult result, FollowUpKind kind) {
        return takenFor(result).filter(test -> test.kind() == kind).isPresent();
    }

    /** Whether it was taken to repeat a test (RPT-1). */
    boolean repeat(LabResult result) {
        return takenFor(result, FollowUpKind.REPEAT);
    }

    /**
     * What a table of limits calls the occasion on which it was taken: a course's counts have limits of their own (INF-11b),
     * and so has what repeats one of them on the same day (PLT-9).
     */
    String occasion(LabResult result) {
        if (takenFor(result, FollowUpKind.RECHECK)) {
            return FollowUpKind.RECHECK.name();
        }
        return repeat(result) && infusions.contains(result.collectedOn()) && repeatsCourse(result)
                ? INFUSION
                : result.context();
    }

    private boolean repeatsCourse(LabResult result) {
        return findings.stream()
                .filter(finding -> result.followUpId().equals(finding.followUpId()))
                .map(finding -> result(finding.resultId()))
                .flatMap(Optional::stream)
                .anyMatch(asked -> INFUSION.equals(asked.context()));
    }

    /** INF-11b: taken during a course, or to see whether a fall during it has passed. */
    boolean ofCourse(LabResult result) {
        return Set.of(INFUSION, FollowUpKind.RECHECK.name()).contains(occasion(result));
    }

    /** The last valid result of this analyte on this day or before it. */
    Optional<LabResult> lastUntil(LocalDate day, String analyte) {
        return results.stream()
                .filter(result -> result.valid() && result.analyte().equals(analyte))
                .filter(result -> !result.collectedOn().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /**
     * What was told of a sign on the days around, by another report.
     *
     * @param unknown the code that says nothing of it
     * @param least the code that goes before any other one: what is worse is judged by the report that tells it
     */
    Optional<String> described(LabResult of, String unknown, String least) {
        int days = settings(of.collectedOn()).symptomDays();
        List<String> told = results.stream()
                .filter(each -> each.valid() && each.analyte().equals(of.analyte()))
                .filter(each -> !each.collectedOn().isBefore(of.collectedOn().minusDays(days))
                        && !each.collectedOn().isAfter(of.collectedOn().plusDays(days)))
                .map(LabResult::code)
                .filter(code -> !Analytes.ABSENT.contains(code) && !unknown.equals(code))
                .toList();
        return told.contains(least) ? Optional.of(least) : told.stream().findFirst();
    }

    /** The valid results of this analyte that are not older than this one. */
    Stream<LabResult> since(LabResult asked, String analyte) {
        return results.stream()
                .filter(result -> result.valid() && result.analyte().equals(analyte))
                .filter(result -> !result.id().equals(asked.id()))
                .filter(result -> !result.collectedOn().isBefore(asked.collectedOn()));
    }

    Optional<LabResult> result(Long id) {
        return results.stream().filter(result -> result.id().equals(id)).findFirst();
    }

    /** SAF-4: what stands in the place of a value that no longer counts, or says that it was taken back. */
    Optional<LabResult> inPlaceOf(LabResult out) {
        return results.stream()
                .filter(each -> each.analyte().equals(out.analyte())
                        && each.collectedOn().equals(out.collectedOn())
                        && Objects.equals(each.accession(), out.accession()))
                .filter(each -> each.id() > out.id() && (each.current() || each.saysTakenBack()))
                .reduce((earlier, later) -> later);
    }

    /** The pregnancy in which it was taken (PRG-1). */
    Optional<Gestation> pregnancy(LabResult result) {
        return childbearing.pregnancy(result.collectedOn());
    }

    /** REN-4: whether blood in this urine can be menses; never once a woman has said that she has none any more. */
    boolean mensesPossible(LabResult urine) {
        return childbearing.mensesPossible(urine.collectedOn())
                && results.stream()
                        .filter(result -> result.valid() && "menses".equals(result.analyte()))
                        .noneMatch(result -> "never".equals(result.code())
                                && !result.collectedOn().isAfter(urine.collectedOn()));
    }

    /** An answer that only explains another result. */
    private static boolean asked(LabResult result) {
        return Organ.QUESTIONS.contains(result.analyte());
    }
}
