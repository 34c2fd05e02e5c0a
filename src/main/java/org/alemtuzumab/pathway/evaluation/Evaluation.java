package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Report;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges the results of a patient: each sample day organ by organ, by the organ's decision table. What matches becomes a
 * finding with its figures; what cannot be judged becomes a finding that asks (SAF-1, SAF-9, SAF-10).
 */
@Component
@Transactional
public class Evaluation {

    /** RPT-1: what becomes of a follow-up. @param outcome close, repeat, refer or escalate */
    public record RepeatJudgement(String outcome) {}

    /** Judged without a baseline by a rule of its own, REN-9. */
    private static final Set<String> WITH_OWN_LIMIT = Set.of("creatinine");

    private final LabResults results;
    private final Findings findings;
    private final Analytes analytes;
    private final Patients patients;
    private final Courses courses;
    private final AskedTests asked;
    private final Observations observations;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;

    Evaluation(
            LabResults results,
            Findings findings,
            Analytes analytes,
            Patients patients,
            Courses courses,
            AskedTests asked,
            Observations observations,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.results = results;
        this.findings = findings;
        this.analytes = analytes;
        this.patients = patients;
        this.courses = courses;
        this.asked = asked;
        this.observations = observations;
        this.profiles = profiles;
        this.decisions = decisions;
        this.time = time;
    }

    /** Judges every result not judged before. @return whether any finding waits for its referral or follow-up */
    public boolean evaluatePending(String patientNumber) {
        Timeline timeline = timeline(patients.get(patientNumber));
        List<LabResult> pending = timeline.results().stream()
                .filter(result -> result.evaluatedAt() == null)
                .toList();
        pending.stream().filter(LabResult::quarantined).forEach(result -> askToClarify(timeline, result));
        Set<LocalDate> days =
                pending.stream().map(LabResult::collectedOn).collect(Collectors.toCollection(TreeSet::new));
        for (LocalDate day : days) {
            for (Organ organ : Organ.values()) {
                samples(timeline, organ, day, pending).forEach(sample -> judge(timeline, organ, sample));
            }
        }
        askForReference(timeline, pending);
        results.evaluated(pending);
        return !findings.unrouted(patientNumber).isEmpty();
    }

    /** RPT-1: judges a follow-up by its results, after {@link #evaluatePending}. */
    public RepeatJudgement judgeRepeat(long followUpId) {
        AskedTest followUp = asked.get(followUpId);
        Map<String, LabResult> reported = new LinkedHashMap<>();
        results.of(followUp.patientNumber()).stream()
                .filter(result -> result.valid() && Objects.equals(result.followUpId(), followUpId))
                .sorted(Comparator.comparing(LabResult::id))
                .forEach(result -> reported.put(result.analyte(), result));
        List<Finding> found = findings.of(followUp.patientNumber()).stream()
                .filter(finding -> !finding.listed())
                .filter(finding -> reported.values().stream()
                        .anyMatch(result -> result.id().equals(finding.resultId())))
                .toList();
        String organ = followUp.analyteCodes().stream()
                .flatMap(code -> organsOf(code).stream())
                .map(Organ::key)
                .findFirst()
                .orElse(null);
        Map<String, Object> row = decisions.row(
                "judgeRepeat",
                Facts.inputs(
                        "comparison", comparison(followUp, reported, found),
                        "attempt", followUp.attempt(),
                        "organ", organ));
        String outcome = (String) row.get("outcome");
        if (outcome.equals("refer")) {
            refer(found.get(found.size() - 1), followUp.attempt(), row);
        }
        return new RepeatJudgement(outcome);
    }

    private static String comparison(AskedTest followUp, Map<String, LabResult> reported, List<Finding> found) {
        if (!reported.keySet().containsAll(followUp.analyteCodes())) {
            return "incomplete";
        }
        if (!followUp.kind().equals("REPEAT") || found.isEmpty()) {
            return "normal";
        }
        return found.stream().allMatch(finding -> finding.urgency().equals(Urgency.REPEAT.name())) ? "same" : "worse";
    }

    private void refer(Finding same, int attempt, Map<String, Object> row) {
        findings.raise(new Finding(
                null,
                same.patientNumber(),
                "RPT-1",
                (String) row.get("urgency"),
                (String) row.get("specialty"),
                same.analytes(),
                "RPT-1: again in repeat %d: %s".formatted(attempt, same.evidence()),
                same.resultId(),
                same.roundId(),
                same.context(),
                null,
                null,
                null,
                time.now(),
                null,
                null,
                null,
                null,
                null));
    }

    private Timeline timeline(Patient patient) {
        List<AskedTest> tests = asked.of(patient.number());
        String profile = patient.profile();
        return new Timeline(
                patient.female(),
                results.of(patient.number()),
                new ArrayList<>(findings.of(patient.number())),
                courses.of(patient.number()).stream()
                        .map(Course::beganOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                ids(tests, "REPEAT"),
                ids(tests, "REFERENCE"),
                new Timeline.Settings(
                        profiles.flag(profile, "baselineMoreSensitive"),
                        profiles.number(profile, "creatinineLookBackMonths"),
                        profiles.number(profile, "combinedDays"),
                        profiles.number(profile, "stablePercent")));
    }

    private static Set<Long> ids(List<AskedTest> tests, String kind) {
        return tests.stream()
                .filter(followUp -> followUp.kind().equals(kind))
                .map(AskedTest::id)
                .collect(Collectors.toSet());
    }

    /** What is judged together on a day; more than once where one analyte was reported with two values. */
    private static List<Map<String, LabResult>> samples(
            Timeline timeline, Organ organ, LocalDate day, List<LabResult> pending) {
        List<LabResult> waiting = new ArrayList<>(pending.stream()
                .filter(result -> result.valid() && result.collectedOn().equals(day))
                .filter(result -> organ.analytes().contains(result.analyte()))
                .toList());
        List<Map<String, LabResult>> samples = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map<String, LabResult> sample = timeline.on(day, organ);
            waiting.forEach(result -> sample.put(result.analyte(), result));
            waiting.removeAll(sample.values());
            samples.add(sample);
        }
        return samples;
    }

    /** SAF-9: a row that matches over the whole interval is a finding; one that matches in a part of it is a question. */
    private void judge(Timeline timeline, Organ organ, Map<String, LabResult> sample) {
        List<Set<Judgement>> answers = readings(sample.values()).stream()
                .map(values -> ask(timeline, organ, sample, values))
                .toList();
        Set<Judgement> certain = new LinkedHashSet<>(answers.get(0));
        answers.forEach(certain::retainAll);
        certain.forEach(judgement -> raise(timeline, sample, judgement));
        Set<Judgement> possible = new LinkedHashSet<>();
        answers.forEach(possible::addAll);
        possible.removeAll(certain);
        if (!possible.isEmpty()) {
            sample.values().stream()
                    .filter(Evaluation::censored)
                    .forEach(result -> askForExactValue(timeline, result, possible));
        }
    }

    private Set<Judgement> ask(
            Timeline timeline, Organ organ, Map<String, LabResult> sample, Map<String, Double> values) {
        return organ.questions(new Facts(timeline, analytes, sample, values)).stream()
                .flatMap(inputs -> decisions.rows(organ.table(), inputs).stream())
                .map(Judgement::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every choice of the values that the results may have: one for exact numbers, more where one is censored. */
    private static List<Map<String, Double>> readings(Collection<LabResult> sample) {
        List<Map<String, Double>> readings = List.of(Map.of());
        for (LabResult result : sample) {
            if (result.lowValue() != null) {
                List<Map<String, Double>> longer = new ArrayList<>();
                for (Map<String, Double> reading : readings) {
                    for (Double value : points(result)) {
                        Map<String, Double> with = new HashMap<>(reading);
                        with.put(result.analyte(), value);
                        longer.add(with);
                    }
                }
                readings = longer;
            }
        }
        return readings;
    }

    /** Both ends of the interval, and the reference limits within it: outside on both sides is not outside throughout. */
    private static Set<Double> points(LabResult result) {
        return Stream.of(result.lowValue(), result.highValue(), result.lowerLimit(), result.upperLimit())
                .filter(Objects::nonNull)
                .filter(value -> value >= result.lowValue() && value <= result.highValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean censored(LabResult result) {
        return result.lowValue() != null && !result.exact();
    }

    private static List<Organ> organsOf(String analyte) {
        return Stream.of(Organ.values())
                .filter(organ -> organ.analytes().contains(analyte))
                .toList();
    }

    /** Keeps what a row says of a sample: as a finding, as a repeat that is the same (RPT-1), or as listed (SAF-8). */
    private void raise(Timeline timeline, Map<String, LabResult> sample, Judgement row) {
        List<LabResult> about = row.about().stream()
                .filter(sample::containsKey)
                .map(sample::get)
                .toList();
        LabResult newest = about.stream()
                .reduce((one, other) -> other.collectedOn().isAfter(one.collectedOn()) ? other : one)
                .orElseThrow(() -> new IllegalStateException(row.rule() + " is about nothing in the sample"));
        Judgement judgement = row.asks("REFLEX") ? row.asking(missing(row, timeline.on(newest.collectedOn()))) : row;
        if (judgedBefore(timeline, newest, judgement)) {
            return;
        }
        Finding finding = finding(newest, judgement, about, new Evidence(timeline, analytes).of(judgement, about));
        boolean sameAgain = timeline.repeat(newest) && (row.listed() || row.asks("REPEAT"));
        if (sameAgain && row.specialty() == null) {
            keep(timeline, finding.without("same", newest.followUpId(), time.now()));
        } else if (row.listed() || known(timeline, newest, row) || askedAlready(row, judgement)) {
            keep(timeline, finding.without(Finding.LISTED, null, time.now()));
        } else {
            keep(timeline, sameAgain ? finding.withoutFollowUp() : finding);
        }
    }

    private static List<String> missing(Judgement row, Map<String, LabResult> present) {
        return row.followUpAnalytes().stream()
                .filter(code -> !present.containsKey(code))
                .toList();
    }

    /** A further test was all that the row asked for, and it is there already. */
    private static boolean askedAlready(Judgement row, Judgement judgement) {
        return row.specialty() == null && row.followUpKind() != null && judgement.followUpKind() == null;
    }

    /** The same rule on the same value, as when a test of the same sample comes later. */
    private static boolean judgedBefore(Timeline timeline, LabResult result, Judgement judgement) {
        String urgency = judgement.listed() ? Urgency.REPEAT.name() : judgement.urgency();
        return timeline.findings().stream()
                .anyMatch(finding -> finding.rule().equals(judgement.rule())
                        && finding.urgency().equals(urgency)
                        && Objects.equals(finding.specialty(), judgement.specialty())
                        && Objects.equals(finding.resultId(), result.id()));
    }

    /** SAF-8: a specialist has confirmed or observes it, and it has not become worse; never for an emergency. */
    private boolean known(Timeline timeline, LabResult result, Judgement row) {
        if (row.emergency() || row.specialty() == null) {
            return false;
        }
        List<Finding> ofRule = timeline.findings().stream()
                .filter(finding -> finding.rule().equals(row.rule()) && !finding.listed())
                .filter(finding -> row.specialty().equals(finding.specialty()))
                .toList();
        if (ofRule.isEmpty() || ofRule.stream().anyMatch(Finding::open)) {
            return false;
        }
        Finding last = ofRule.get(ofRule.size() - 1);
        double percent =
                observations.worseningPercent(last).orElse(timeline.settings().stablePercent());
        return Set.of("confirmed", "observed").contains(last.outcome())
                && timeline.result(last.resultId())
                        .filter(reviewed -> !worse(reviewed, result, percent))
                        .isPresent();
    }

    /** Further by this percentage from the middle of the reference range; without one, higher. */
    private static boolean worse(LabResult reviewed, LabResult now, double percent) {
        if (!reviewed.analyte().equals(now.analyte())) {
            return true;
        }
        if (reviewed.lowValue() == null || now.lowValue() == null) {
            return !Objects.equals(reviewed.code(), now.code());
        }
        double middle = now.upperLimit() == null
                ? 0
                : (now.upperLimit() + Optional.ofNullable(now.lowerLimit()).orElse(0.0)) / 2;
        double value = Math.abs(now.lowValue() - middle) >= Math.abs(now.highValue() - middle)
                ? now.lowValue()
                : now.highValue();
        Double change = Change.percent(reviewed.lowValue(), value);
        boolean away = value > middle ? value > reviewed.lowValue() : value < reviewed.lowValue();
        return away && (change == null || Math.abs(change) >= percent);
    }

    /** SAF-1: the urgency of the question is that of the most urgent value that the report may mean. */
    private void askToClarify(Timeline timeline, LabResult result) {
        Analyte analyte = analytes.get(result.analyte());
        boolean emergency = new Report(analyte, result.reported())
                .conceivable().stream()
                        .map(range -> result.assumed(range.low(), range.high()))
                        .anyMatch(assumed -> wouldBeEmergency(timeline, assumed));
        Judgement question = question("unreadable", emergency);
        keep(
                timeline,
                finding(
                        result,
                        question.asking(List.of(result.analyte())),
                        List.of(result),
                        "%s: %s; %s, %s"
                                .formatted(question.rule(), result.problem(), question.limit(), question.source())));
    }

    private boolean wouldBeEmergency(Timeline timeline, LabResult assumed) {
        return organsOf(assumed.analyte()).stream().anyMatch(organ -> {
            Map<String, LabResult> sample = timeline.on(assumed.collectedOn(), organ);
            sample.put(assumed.analyte(), assumed);
            return readings(sample.values()).stream().anyMatch(values -> ask(timeline, organ, sample, values).stream()
                    .anyMatch(Judgement::emergency));
        });
    }

    /** SAF-9 */
    private void askForExactValue(Timeline timeline, LabResult result, Set<Judgement> possible) {
        Judgement question = question("censored", possible.stream().anyMatch(Judgement::emergency));
        if (judgedBefore(timeline, result, question)) {
            return;
        }
        String rules = possible.stream().map(Judgement::rule).distinct().collect(Collectors.joining(", "));
        keep(
                timeline,
                finding(
                        result,
                        question.asking(List.of(result.analyte())),
                        List.of(result),
                        "%s: %s \"%s\": %s (possible: %s), %s"
                                .formatted(
                                        question.rule(),
                                        analytes.get(result.analyte()).name(),
                                        result.reported(),
                                        question.limit(),
                                        rules,
                                        question.source())));
    }

    /** SAF-10: asked once for each analyte, when a result of monitoring has no baseline. */
    private void askForReference(Timeline timeline, List<LabResult> pending) {
        Set<String> asked = timeline.findings().stream()
                .filter(finding -> finding.rule().equals("SAF-10"))
                .flatMap(finding -> Stream.of(finding.analytes().split(",")))
                .collect(Collectors.toSet());
        List<LabResult> without = pending.stream()
                .filter(result -> result.valid() && Set.of("ROUND", "FOLLOW_UP").contains(result.context()))
                .filter(result -> analytes.get(result.analyte()).baseline() != null)
                .filter(result -> !WITH_OWN_LIMIT.contains(result.analyte()) && asked.add(result.analyte()))
                .filter(result -> timeline.baseline(analytes.get(result.analyte()), result)
                        .isEmpty())
                .filter(result -> !timeline.references().contains(result.followUpId()))
                .toList();
        if (without.isEmpty()) {
            return;
        }
        Judgement question = question("noReference", false);
        String names = without.stream()
                .map(result -> analytes.get(result.analyte()).name())
                .collect(Collectors.joining(", "));
        keep(
                timeline,
                finding(
                        without.get(0),
                        question.asking(without.stream().map(LabResult::analyte).toList()),
                        without,
                        "%s: no baseline of %s: %s, %s"
                                .formatted(question.rule(), names, question.limit(), question.source())));
    }

    private Judgement question(String problem, boolean emergency) {
        return Judgement.of(decisions.row(
                "evaluateUnclear",
                Facts.inputs("problem", problem, "worst", emergency ? Urgency.EMERGENCY.name() : null)));
    }

    private Finding finding(LabResult result, Judgement judgement, List<LabResult> about, String evidence) {
        return new Finding(
                null,
                result.patientNumber(),
                judgement.rule(),
                judgement.listed() ? Urgency.REPEAT.name() : judgement.urgency(),
                judgement.specialty(),
                about.stream().map(LabResult::analyte).collect(Collectors.joining(",")),
                evidence,
                result.id(),
                result.roundId(),
                result.context(),
                judgement.followUpKind(),
                judgement.followUpAnalytes().isEmpty() ? null : String.join(",", judgement.followUpAnalytes()),
                judgement.followUpHours(),
                time.now(),
                null,
                null,
                null,
                null,
                null);
    }

    private void keep(Timeline timeline, Finding finding) {
        timeline.findings().add(findings.raise(finding));
    }
}
