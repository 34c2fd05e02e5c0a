package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.ProfileVersion;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.Corrections;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Report;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the results of a patient: each sample day organ by organ, by the organ's decision table. What matches becomes a
 * finding with its figures; what cannot be judged becomes a finding that asks (SAF-1, SAF-9, SAF-10).
 */
@Component
@Transactional
public class Evaluation {

    /**
     * RPT-1: what becomes of a follow-up.
     *
     * @param outcome close, repeat, refer or escalate
     * @param hours within which it is repeated; null for as many as before
     */
    public record RepeatJudgement(String outcome, Integer hours) {}

    /** Rules that ask what a report means; the value that they ask about may be replaced before anyone answers. */
    private static final Set<String> QUESTIONS = Set.of("SAF-1", "SAF-5", "SAF-9");

    /** Who telephones (SAF-13, INF-19). */
    private static final String CALLS = "msNurse";

    /** Who says whether PML or autoimmune encephalitis is suspected (NEU-1). */
    private static final String ANSWERS = "neurologist";

    private final LabResults results;
    private final Findings findings;
    private final Analytes analytes;
    private final Patients patients;
    private final Courses courses;
    private final AskedTests asked;
    private final Observations observations;
    private final KnownPregnancies pregnancies;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;
    private final TransactionTemplate undoable;

    Evaluation(
            LabResults results,
            Findings findings,
            Analytes analytes,
            Patients patients,
            Courses courses,
            AskedTests asked,
            Observations observations,
            KnownPregnancies pregnancies,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time,
            PlatformTransactionManager transactions) {
        this.results = results;
        this.findings = findings;
        this.analytes = analytes;
        this.patients = patients;
        this.courses = courses;
        this.asked = asked;
        this.observations = observations;
        this.pregnancies = pregnancies;
        this.profiles = profiles;
        this.decisions = decisions;
        this.time = time;
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What has been judged.
     *
     * @param newFindings whether any finding waits for its referral or follow-up
     * @param failure why some results could not be judged and still wait; null where all have been
     */
    public record Judged(boolean newFindings, RuntimeException failure) {}

    /**
     * Judges every result not judged before, and every later day on which it bears (SAF-11): whatever the order in which
     * results arrive, the same findings stand at the end.
     *
     * @return whether any finding waits for its referral or follow-up
     * @throws RuntimeException when some result could not be judged; nothing is kept then
     */
    public boolean evaluatePending(String patientNumber) {
        Judged judged = judgePending(patientNumber);
        if (judged.failure() != null) {
            throw judged.failure();
        }
        return judged.newFindings();
    }

    /** The same, organ by organ where something cannot be judged: it must not hide what the others say (SAF-7). */
    public Judged judgePending(String patientNumber) {
        patients.takeTurn(patientNumber);
        RuntimeException failure = null;
        try {
            undoable.executeWithoutResult(status -> judgeAll(patientNumber, Evaluation::together));
        } catch (RuntimeException e) {
            failure = judgeAll(patientNumber, this::apart) ? null : e;
        }
        return new Judged(!findings.unrouted(patientNumber).isEmpty(), failure);
    }

    /** How a step is taken. */
    @FunctionalInterface
    private interface Attempt {

        boolean succeeds(Timeline timeline, Runnable step);
    }

    private static boolean together(Timeline timeline, Runnable step) {
        step.run();
        return true;
    }

    /** A step that fails leaves nothing behind, neither in the tables nor in what the next ones see. */
    private boolean apart(Timeline timeline, Runnable step) {
        List<Finding> before = List.copyOf(timeline.findings());
        try {
            undoable.executeWithoutResult(status -> step.run());
            return true;
        } catch (RuntimeException e) {
            timeline.findings().clear();
            timeline.findings().addAll(before);
            return false;
        }
    }

    /** @return whether everything has been judged; what a failing step was about stays to be judged */
    private boolean judgeAll(String patientNumber, Attempt attempt) {
        Timeline timeline = timeline(patients.get(patientNumber));
        List<LabResult> pending = timeline.results().stream()
                .filter(result -> result.evaluatedAt() == null)
                .toList();
        overtakeQuestions(timeline);
        Set<LabResult> unasked = new HashSet<>();
        Stream.concat(pending.stream(), timeline.results().stream().filter(timeline::waitsForAnswer))
                .filter(LabResult::quarantined)
                .distinct()
                .filter(result -> !attempt.succeeds(timeline, () -> askToClarify(timeline, result)))
                .forEach(unasked::add);
        pending.stream()
                .filter(LabResult::contradicted)
                .filter(result -> !attempt.succeeds(timeline, () -> askWhichIsRight(timeline, result)))
                .forEach(unasked::add);
        Set<Organ> failed = judgeDays(timeline, pending, attempt);
        List<LabResult> judged = pending.stream()
                .filter(result -> !unasked.contains(result)
                        && organsOf(result.analyte()).stream().noneMatch(failed::contains))
                .toList();
        askForReference(timeline, judged);
        askAgain(timeline, pending);
        askForTakenBack(timeline, pending);
        results.evaluated(judged);
        return judged.size() == pending.size() && unasked.isEmpty();
    }

    private static LocalDate bearsFrom(Timeline timeline, Organ organ, LabResult result) {
        LocalDate day = result.collectedOn();
        return day.minusDays(organ.daysBefore(result.analyte(), timeline.settings(day)));
    }

    /** @return the organs that could not be judged on some day, and not on the days after it */
    private Set<Organ> judgeDays(Timeline timeline, List<LabResult> pending, Attempt attempt) {
        Map<Organ, LocalDate> since = new EnumMap<>(Organ.class);
        for (LabResult result : pending) {
            organsOf(result.analyte())
                    .forEach(organ -> since.merge(
                            organ,
                            bearsFrom(timeline, organ, result),
                            (one, other) -> one.isBefore(other) ? one : other));
        }
        Set<Organ> failed = EnumSet.noneOf(Organ.class);
        for (LocalDate day : new TreeSet<>(
                timeline.results().stream().map(LabResult::collectedOn).toList())) {
            since.forEach((organ, first) -> {
                if (!day.isBefore(first)
                        && !failed.contains(organ)
                        && !attempt.succeeds(timeline, () -> judge(timeline, organ, day))) {
                    failed.add(organ);
                }
            });
        }
        return failed;
    }

    /**
     * What the symptoms of a day mean with the results on file, the most urgent first. Nothing is kept of it: the
     * findings come from {@link #evaluatePending}.
     */
    public List<Triage> triage(String patientNumber, LocalDate day) {
        Timeline timeline = timeline(patients.get(patientNumber));
        return Stream.of(Organ.values())
                .filter(Organ::ofSymptoms)
                .flatMap(organ -> timeline.samples(day, organ).stream()
                        .flatMap(sample -> readings(sample.values()).stream()
                                .flatMap(values -> ask(timeline, organ, sample, values).stream())
                                .filter(row -> !row.listed())
                                .map(row -> triage(timeline, sample, row))))
                .distinct()
                .sorted(Comparator.comparing(Triage::urgency))
                .toList();
    }

    private Triage triage(Timeline timeline, Map<String, LabResult> sample, Judgement row) {
        return new Triage(
                row.urgency(),
                row.asks(FollowUpKind.CALL) ? CALLS : row.asks(FollowUpKind.ANSWER) ? ANSWERS : row.specialty(),
                new Evidence(timeline, analytes).of(row, about(sample, row)),
                row.request().codes().stream()
                        .map(code -> analytes.get(code).name())
                        .toList(),
                row.request().hours());
    }

    /** RPT-1: judges a follow-up by its results, after {@link #evaluatePending}. */
    public RepeatJudgement judgeRepeat(long followUpId) {
        AskedTest followUp = asked.get(followUpId);
        Map<String, LabResult> reported = new LinkedHashMap<>();
        results.of(followUp.patientNumber()).stream()
                .filter(result -> result.valid() && Objects.equals(result.followUpId(), followUpId))
                .sorted(Comparator.comparing(LabResult::id))
                .forEach(result -> reported.put(analytes.askedAs(result.analyte()), result));
        List<Finding> found = findings.of(followUp.patientNumber()).stream()
                .filter(finding -> !finding.listed() && !finding.overtaken())
                .filter(finding -> reported.values().stream()
                        .anyMatch(result -> result.id().equals(finding.resultId())))
                .toList();
        List<Finding> same = sameAgain(followUp, found);
        Finding last = same.isEmpty() ? null : same.get(same.size() - 1);
        Map<String, Object> row = decisions.row(
                "judgeRepeat",
                Facts.inputs(
                        "kind", followUp.kind().name(),
                        "comparison", comparison(followUp, reported, found, same),
                        "attempt", followUp.attempt(),
                        "organ", last == null ? null : organ(last)));
        String outcome = (String) row.get("outcome");
        if (outcome.equals("refer")) {
            refer(last, followUp.attempt(), row);
        }
        return new RepeatJudgement(
                outcome,
                Optional.ofNullable((Number) row.get("hours"))
                        .map(Number::intValue)
                        .orElse(null));
    }

    /**
     * What only asks for another repeat. What is worse has its own referral by now: a specialist has all that the same table
     * says, and only a fall during a course is checked on by the nurse until it has passed (INF-11b).
     */
    private static List<Finding> sameAgain(AskedTest followUp, List<Finding> found) {
        Map<Boolean, List<Finding>> repeats =
                found.stream().collect(Collectors.partitioningBy(finding -> finding.urgency() == Urgency.REPEAT));
        Set<String> worse = repeats.get(false).stream().map(Finding::judgedBy).collect(Collectors.toSet());
        return repeats.get(true).stream()
                .filter(finding -> followUp.kind() == FollowUpKind.RECHECK || !worse.contains(finding.judgedBy()))
                .toList();
    }

    private static String comparison(
            AskedTest followUp, Map<String, LabResult> reported, List<Finding> found, List<Finding> same) {
        if (!reported.keySet().containsAll(followUp.analyteCodes())) {
            return "incomplete";
        }
        return found.isEmpty() ? "normal" : same.isEmpty() ? "worse" : "same";
    }

    private static String organ(Finding finding) {
        List<Organ> organs = finding.analyteCodes().stream()
                .flatMap(code -> organsOf(code).stream())
                .toList();
        return organs.stream()
                .filter(organ -> organ.table().equals(finding.judgedBy()))
                .findFirst()
                .or(() -> organs.stream().findFirst())
                .map(Organ::key)
                .orElse(null);
    }

    private void refer(Finding same, int attempt, Map<String, Object> row) {
        findings.raise(same.toldAnew(
                Alert.ofRule("RPT-1", row, "RPT-1: again in repeat %d: %s".formatted(attempt, same.evidence())),
                time.now()));
    }

    private Timeline timeline(Patient patient) {
        Map<String, Timeline.Settings> read = new HashMap<>();
        Function<LocalDate, ProfileVersion> profileOn = profiles.of(patient);
        List<LocalDate> began = courses.of(patient.number()).stream()
                .map(Course::beganOn)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Timeline(
                pregnancies.of(patient),
                results.of(patient.number()),
                findings.of(patient.number()).stream()
                        .filter(finding -> !finding.overtaken())
                        .collect(Collectors.toCollection(ArrayList::new)),
                began.isEmpty() ? null : began.get(0),
                began.stream().skip(1).toList(),
                courses.infusions(patient.number()).stream()
                        .map(infusion -> time.dateOf(infusion.begunAt()))
                        .toList(),
                observations.steroids(patient.number()),
                observations.immunosuppressants(patient.number()),
                asked.of(patient.number()).stream().collect(Collectors.toMap(AskedTest::id, Function.identity())),
                time::dateOf,
                day -> {
                    ProfileVersion version = profileOn.apply(day);
                    return read.computeIfAbsent(version.name(), unknown -> settings(version));
                });
    }

    private Timeline.Settings settings(ProfileVersion version) {
        return new Timeline.Settings(
                version.name(),
                profiles.flag(version, "baselineMoreSensitive"),
                profiles.number(version, "baselineValidDays"),
                profiles.number(version, "creatinineLimitPercent"),
                profiles.number(version, "upcrLimit"),
                profiles.number(version, "creatinineLookBackMonths"),
                profiles.number(version, "combinedDays"),
                profiles.number(version, "symptomDays"),
                profiles.number(version, "stablePercent"));
    }

    /** What a table certainly says of a sample. */
    private record Said(Map<String, LabResult> sample, Judgement row) {

        List<LabResult> about() {
            return Evaluation.about(sample, row);
        }
    }

    /**
     * Judges one sample day by one table, and makes the findings agree with it: what holds is raised or kept, what no longer
     * holds is overtaken. A second value of the day that says the same is a finding of its own (SAF-6).
     */
    private void judge(Timeline timeline, Organ organ, LocalDate day) {
        List<Finding> before = timeline.findings().stream()
                .filter(finding -> organ.table().equals(finding.judgedBy()) && day.equals(finding.judgedOn()))
                .toList();
        List<Said> toFind = new ArrayList<>();
        for (Map<String, LabResult> sample : timeline.samples(day, organ)) {
            said(timeline, organ, sample).forEach(row -> toFind.add(new Said(sample, row)));
        }
        List<Finding> holding = new ArrayList<>();
        for (BiPredicate<Said, Finding> same : sameFinding(timeline)) {
            toFind.removeIf(said -> {
                Optional<Finding> found = before.stream()
                        .filter(finding -> said.row().says(finding) && !holding.contains(finding))
                        .filter(finding -> same.test(said, finding))
                        .findFirst();
                found.ifPresent(finding -> {
                    holding.add(finding);
                    keepAbout(timeline, said.sample(), said.row(), finding);
                });
                return found.isPresent();
            });
        }
        toFind.forEach(
                said -> raise(timeline, said.sample(), said.row(), organ, day).ifPresent(holding::add));
        before.stream()
                .filter(finding -> !holding.contains(finding))
                .forEach(finding -> overtake(timeline, finding, holding));
    }

    /**
     * Which finding of the day is the one that a row says again, the surest sign first: it names the same result, a result of
     * the sample, the same value of another laboratory (of a symptom, who tells of it again has it again), or one that does
     * not count any more.
     */
    private List<BiPredicate<Said, Finding>> sameFinding(Timeline timeline) {
        return List.of(
                (said, finding) -> newest(said.row(), said.about()).id().equals(finding.resultId()),
                (said, finding) ->
                        said.about().stream().anyMatch(result -> result.id().equals(finding.resultId())),
                (said, finding) -> timeline.result(finding.resultId())
                        .filter(known -> !analytes.symptom(known.analyte()))
                        .filter(known -> said.about().stream().anyMatch(known::saysTheSame))
                        .isPresent(),
                (said, finding) -> timeline.result(finding.resultId())
                        .filter(LabResult::current)
                        .isEmpty());
    }

    /**
     * SAF-4, RPT-1: what had been answered by a result that no longer counts is asked for again, unless another valid sample
     * since has answered it.
     */
    private void askAgain(Timeline timeline, List<LabResult> pending) {
        pending.stream().filter(result -> !result.current()).forEach(out -> List.copyOf(timeline.findings()).stream()
                .filter(finding -> !finding.open()
                        && finding.outcome() != null
                        && finding.outcome().byTest()
                        && finding.asksFor(analytes.askedAs(out.analyte())))
                .filter(finding -> !finding.asks(FollowUpKind.REFERENCE))
                .filter(finding -> timeline.result(finding.resultId())
                        .filter(asked -> !asked.id().equals(out.id()))
                        .filter(asked -> !asked.collectedOn().isAfter(out.collectedOn()))
                        .filter(asked ->
                                timeline.since(asked, out.analyte()).allMatch(again -> sameAgain(timeline, again)))
                        .isPresent())
                .forEach(finding -> timeline.replace(finding, findings.keep(finding.reopened()))));
    }

    /** Whether it has itself shown the same again, and so answers nothing. */
    private static boolean sameAgain(Timeline timeline, LabResult result) {
        return timeline.findings().stream()
                .anyMatch(finding ->
                        finding.outcome() == Outcome.SAME && result.id().equals(finding.resultId()));
    }

    /** SAF-9: a row that matches over the whole interval is a finding; one that matches in a part of it is a question. */
    private Set<Judgement> said(Timeline timeline, Organ organ, Map<String, LabResult> sample) {
        List<Set<Judgement>> answers = readings(sample.values()).stream()
                .map(values -> ask(timeline, organ, sample, values))
                .toList();
        Set<Judgement> certain = new LinkedHashSet<>(answers.get(0));
        answers.forEach(certain::retainAll);
        Set<Judgement> possible = new LinkedHashSet<>();
        answers.forEach(possible::addAll);
        possible.removeAll(certain);
        if (!possible.isEmpty()) {
            askForExactValues(timeline, sample, possible);
        }
        return certain;
    }

    /** SAF-9: of the censored values, those that a possible row is about; all of them where none is. */
    private void askForExactValues(Timeline timeline, Map<String, LabResult> sample, Set<Judgement> possible) {
        Map<LabResult, Set<Judgement>> open = new LinkedHashMap<>();
        sample.values().stream()
                .filter(Evaluation::censored)
                .forEach(result -> open.put(
                        result,
                        possible.stream()
                                .filter(row -> row.about().contains(result.analyte()))
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
        boolean told = open.values().stream().anyMatch(rows -> !rows.isEmpty());
        open.forEach((result, rows) -> {
            if (!told || !rows.isEmpty()) {
                askForExactValue(timeline, result, told ? rows : possible);
            }
        });
    }

    /** The finding stands, though a value that it was made of has been replaced (SAF-4), or another has joined it. */
    private void keepAbout(Timeline timeline, Map<String, LabResult> sample, Judgement row, Finding finding) {
        List<LabResult> about = about(sample, row);
        boolean replaced =
                timeline.result(finding.resultId()).filter(LabResult::current).isEmpty();
        if (replaced || !codes(about).equals(finding.analytes())) {
            String evidence = new Evidence(timeline, analytes).of(row, about);
            timeline.replace(
                    finding,
                    findings.keep(finding.about(
                            newest(row, about).id(),
                            codes(about),
                            replaced
                                    ? "%s; %s, before: %s"
                                            .formatted(
                                                    evidence,
                                                    correction(timeline, finding)
                                                            .orElse("corrected"),
                                                    finding.evidence())
                                    : evidence)));
        }
    }

    /** SAF-4: which value has taken the place of the finding's, when and by whom; empty where it still counts. */
    private Optional<String> correction(Timeline timeline, Finding finding) {
        return timeline.result(finding.resultId())
                .filter(before -> !before.current())
                .flatMap(before -> timeline.inPlaceOf(before)
                        .map(now -> Corrections.inWords(analytes.get(before.analyte()), before, now, time)));
    }

    /**
     * What no longer holds asks nobody any more. A referral that it has led to is never closed by it: unless something as
     * urgent has taken its place there, its specialist is told (SAF-4).
     */
    private void overtake(Timeline timeline, Finding finding, List<Finding> holding) {
        timeline.findings().remove(finding);
        Finding overtaken = findings.overtake(finding.id());
        Finding kept = correction(timeline, finding)
                .map(text -> findings.keep(overtaken.remarked(text)))
                .orElse(overtaken);
        boolean referred = kept.referralId() != null;
        boolean replaced = holding.stream()
                .anyMatch(other ->
                        Objects.equals(other.specialty(), finding.specialty()) && other.atLeast(finding.urgency()));
        if (referred && !replaced) {
            Judgement question = question("overtaken", false);
            findings.raise(finding.toldAnew(
                    new Alert(
                            question.rule(),
                            question.urgency(),
                            finding.specialty(),
                            "%s: %s: %s, %s"
                                    .formatted(question.rule(), question.limit(), kept.evidence(), question.source())),
                    time.now()));
        }
    }

    /** A question about a value that no longer counts has found its answer. */
    private void overtakeQuestions(Timeline timeline) {
        List.copyOf(timeline.findings()).stream()
                .filter(finding -> finding.open() && finding.judgedBy() == null && finding.referralId() == null)
                .filter(finding -> QUESTIONS.contains(finding.rule()) && finding.resultId() != null)
                .filter(finding -> timeline.result(finding.resultId())
                        .filter(LabResult::current)
                        .isEmpty())
                .forEach(finding -> overtake(timeline, finding, List.of()));
    }

    private Set<Judgement> ask(
            Timeline timeline, Organ organ, Map<String, LabResult> sample, Map<String, Double> values) {
        return organ.questions(new Facts(timeline, analytes, sample, values, this::haemophagocytosisSigns)).stream()
                .flatMap(inputs -> decisions.rows(organ.table(), inputs).stream())
                .map(Judgement::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int haemophagocytosisSigns(Map<String, Object> facts) {
        return (int) decisions.rows("haemophagocytosisSigns", facts).stream()
                .map(row -> row.get("sign"))
                .distinct()
                .count();
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
    private Optional<Finding> raise(
            Timeline timeline, Map<String, LabResult> sample, Judgement row, Organ organ, LocalDate day) {
        List<LabResult> about = about(sample, row);
        LabResult newest = newest(row, about);
        Judgement judgement =
                row.asks(FollowUpKind.REFLEX) ? row.asking(missing(row, timeline.on(newest.collectedOn()))) : row;
        if (judgedBefore(timeline, newest, judgement)) {
            return Optional.empty();
        }
        Finding finding = finding(newest, judgement, about, new Evidence(timeline, analytes).of(judgement, about))
                .judged(organ.table(), day, timeline.settings(day).version());
        boolean sameAgain = timeline.takenFor(newest)
                .filter(test -> test.open() && test.kind().testsAgain())
                .filter(test -> row.listed() || row.asks(test.kind()))
                .isPresent();
        if (sameAgain && row.specialty() == null) {
            return Optional.of(keep(timeline, finding.without(Outcome.SAME, newest.followUpId(), time.now())));
        } else if (row.listed() || known(timeline, newest, row, about) || askedAlready(row, judgement)) {
            return Optional.of(keep(timeline, finding.without(Outcome.LISTED, null, time.now())));
        } else {
            // what is worse goes its own way; the test that it asks for is the one that was done, unless it asks for
            // more
            boolean done = sameAgain
                    && timeline.takenFor(newest)
                            .filter(test -> test.analyteCodes()
                                    .containsAll(row.request().codes()))
                            .isPresent();
            return Optional.of(
                    keep(timeline, done ? finding.asking(FollowUpRequest.NONE) : testedAnew(timeline, finding, about)));
        }
    }

    /** SAF-3: what becomes known after its round has closed is tested again now, unless that has happened since. */
    private Finding testedAnew(Timeline timeline, Finding finding, List<LabResult> about) {
        List<String> stale = about.stream()
                .filter(result -> result.lowValue() != null && observations.late(result))
                .filter(result -> timeline.results().stream()
                        .noneMatch(other -> other.valid()
                                && other.analyte().equals(result.analyte())
                                && other.collectedOn().isAfter(result.collectedOn())))
                .map(LabResult::analyte)
                .toList();
        if (stale.isEmpty() || finding.request().kind() != null) {
            return finding;
        }
        FollowUpRequest late = question("late", false).request();
        return finding.asking(new FollowUpRequest(late.kind(), asked(stale), late.hours()));
    }

    /** The codes under which these are asked for. */
    private String asked(List<String> codes) {
        return codes.stream().map(analytes::askedAs).distinct().collect(Collectors.joining(","));
    }

    private static String codes(List<LabResult> about) {
        return about.stream().map(LabResult::analyte).collect(Collectors.joining(","));
    }

    private static List<LabResult> about(Map<String, LabResult> sample, Judgement row) {
        return row.about().stream().filter(sample::containsKey).map(sample::get).toList();
    }

    private static LabResult newest(Judgement row, List<LabResult> about) {
        return about.stream()
                .reduce((one, other) -> other.collectedOn().isAfter(one.collectedOn()) ? other : one)
                .orElseThrow(() -> new IllegalStateException(row.rule() + " is about nothing in the sample"));
    }

    private static List<String> missing(Judgement row, Map<String, LabResult> present) {
        return row.request().codes().stream()
                .filter(code -> !present.containsKey(code))
                .toList();
    }

    /** A further test was all that the row asked for, and it is there already. */
    private static boolean askedAlready(Judgement row, Judgement judgement) {
        return row.specialty() == null
                && row.request().kind() != null
                && judgement.request().kind() == null;
    }

    /** The same rule on the same value, as when a test of the same sample comes later. */
    private static boolean judgedBefore(Timeline timeline, LabResult result, Judgement judgement) {
        return timeline.findings().stream()
                .anyMatch(finding -> finding.rule().equals(judgement.rule())
                        && finding.urgency() == judgement.urgencyOfFinding()
                        && Objects.equals(finding.specialty(), judgement.specialty())
                        && Objects.equals(finding.resultId(), result.id()));
    }

    /**
     * SAF-8: a specialist has confirmed or observes it, and it has not become worse; never for an emergency, nor for a
     * symptom: who tells of it again has it again. Nor after a recovery: what comes back is a new matter. Of several values
     * that it is about, none may have become worse.
     */
    private boolean known(Timeline timeline, LabResult result, Judgement row, List<LabResult> about) {
        if (row.emergency() || row.specialty() == null || analytes.symptom(result.analyte())) {
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
        double percent = observations
                .worseningPercent(last)
                .orElse(timeline.settings(result.collectedOn()).stablePercent());
        return last.outcome() != null
                && suppressing(result).contains(last.outcome())
                && timeline.result(last.resultId())
                        .filter(reviewed -> !worse(reviewed, result, percent))
                        .filter(reviewed -> !timeline.recovered(reviewed, result, row.urgency()))
                        .filter(reviewed -> about.stream()
                                .filter(other -> !other.equals(result) && other.outsideRange())
                                .allMatch(other -> timeline.lastUntil(reviewed.collectedOn(), other.analyte())
                                        .filter(earlier -> !worse(earlier, other, percent))
                                        .isPresent()))
                        .isPresent();
    }

    /** Which answers of a specialist keep a value from being alerted: a lesion seen anew may be another disease. */
    private static Set<Outcome> suppressing(LabResult result) {
        return organsOf(result.analyte()).contains(Organ.EXAMINATIONS)
                ? Set.of(Outcome.OBSERVED)
                : Set.of(Outcome.CONFIRMED, Outcome.OBSERVED);
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
        askAbout(
                timeline,
                result,
                question,
                "%s: %s; %s, %s".formatted(question.rule(), result.problem(), question.limit(), question.source()));
    }

    /** Once for a value; anew where it has become more urgent by what has arrived since, as long as nobody has answered. */
    private void askAbout(Timeline timeline, LabResult result, Judgement question, String evidence) {
        List<Finding> asked = timeline.findings().stream()
                .filter(finding ->
                        finding.rule().equals(question.rule()) && result.id().equals(finding.resultId()))
                .toList();
        if (asked.stream().anyMatch(finding -> !finding.open() || finding.atLeast(question.urgency()))) {
            return;
        }
        Finding finding =
                keep(timeline, finding(result, question.asking(List.of(result.analyte())), List.of(result), evidence));
        asked.forEach(lessUrgent -> overtake(timeline, lessUrgent, List.of(finding)));
    }

    /** SAF-5: one sample with two values and no correction: both are judged, and the laboratory is asked which is right. */
    private void askWhichIsRight(Timeline timeline, LabResult result) {
        Judgement question = question("contradiction", wouldBeEmergency(timeline, result));
        boolean asked = timeline.findings().stream()
                .anyMatch(finding -> finding.rule().equals(question.rule())
                        && finding.open()
                        && timeline.result(finding.resultId())
                                .filter(other -> other.analyte().equals(result.analyte())
                                        && Objects.equals(other.accession(), result.accession()))
                                .isPresent());
        if (!asked) {
            keep(
                    timeline,
                    finding(
                            result,
                            question.asking(List.of(result.analyte())),
                            List.of(result),
                            "%s: %s; %s, %s"
                                    .formatted(
                                            question.rule(), result.problem(), question.limit(), question.source())));
        }
    }

    private boolean wouldBeEmergency(Timeline timeline, LabResult assumed) {
        return organsOf(assumed.analyte()).stream().anyMatch(organ -> {
            Map<String, LabResult> sample = timeline.on(assumed.collectedOn(), organ);
            sample.put(assumed.analyte(), assumed);
            return readings(sample.values()).stream().anyMatch(values -> ask(timeline, organ, sample, values).stream()
                    .anyMatch(row -> row.emergency() && row.about().contains(assumed.analyte())));
        });
    }

    /** SAF-9 */
    private void askForExactValue(Timeline timeline, LabResult result, Set<Judgement> possible) {
        Judgement question = question("censored", possible.stream().anyMatch(Judgement::emergency));
        String rules = possible.stream().map(Judgement::rule).distinct().collect(Collectors.joining(", "));
        askAbout(
                timeline,
                result,
                question,
                "%s: %s \"%s\": %s (possible: %s), %s"
                        .formatted(
                                question.rule(),
                                analytes.get(result.analyte()).name(),
                                result.reported(),
                                question.limit(),
                                rules,
                                question.source()));
    }

    /** SAF-10: asked once for each analyte, when a result of monitoring has no baseline. */
    private void askForReference(Timeline timeline, List<LabResult> pending) {
        Set<String> asked = timeline.findings().stream()
                .filter(finding -> finding.rule().equals("SAF-10"))
                .flatMap(finding -> finding.analyteCodes().stream())
                .collect(Collectors.toSet());
        List<LabResult> without = pending.stream()
                .filter(result -> result.valid() && Set.of("ROUND", "FOLLOW_UP").contains(result.context()))
                .filter(result -> analytes.get(result.analyte()).baseline() != null)
                .filter(result -> asked.add(result.analyte()))
                .filter(result -> timeline.baseline(analytes.get(result.analyte()), result)
                        .isEmpty())
                .filter(result -> !timeline.takenFor(result, FollowUpKind.REFERENCE))
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

    /** SAF-4: what a closed round or a course had, and has been taken back, is sampled again, unless something since tells it. */
    private void askForTakenBack(Timeline timeline, List<LabResult> pending) {
        pending.stream()
                .filter(result -> result.takenBack()
                        && (timeline.ofCourse(result)
                                || observations.lackedByClosedRound(result, analytes.askedAs(result.analyte()))))
                .filter(result ->
                        timeline.since(result, result.analyte()).findAny().isEmpty())
                .collect(Collectors.groupingBy(LabResult::collectedOn, TreeMap::new, Collectors.toList()))
                .forEach((day, lacked) -> {
                    Judgement question = question("takenBack", false);
                    List<String> codes =
                            lacked.stream().map(LabResult::analyte).distinct().toList();
                    String names = codes.stream()
                            .map(code -> analytes.get(code).name())
                            .collect(Collectors.joining(", "));
                    keep(
                            timeline,
                            finding(
                                    lacked.get(0),
                                    question.asking(codes),
                                    lacked,
                                    "%s: %s of %s: %s, %s"
                                            .formatted(
                                                    question.rule(), names, day, question.limit(), question.source())));
                });
    }

    private Judgement question(String problem, boolean emergency) {
        return Judgement.of(decisions.row(
                "evaluateUnclear",
                Facts.inputs("problem", problem, "worst", emergency ? Urgency.EMERGENCY.name() : null)));
    }

    private Finding finding(LabResult result, Judgement judgement, List<LabResult> about, String evidence) {
        Alert alert = new Alert(judgement.rule(), judgement.urgencyOfFinding(), judgement.specialty(), evidence);
        FollowUpRequest request = judgement.request();
        return Finding.raised(result, codes(about), alert, time.now())
                .asking(new FollowUpRequest(
                        request.kind(), request.codes().isEmpty() ? null : asked(request.codes()), request.hours()));
    }

    private Finding keep(Timeline timeline, Finding finding) {
        Finding kept = findings.raise(finding);
        timeline.findings().add(kept);
        return kept;
    }
}
