package org.alemtuzumab.pathway.monitoring;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.profile.ProfileVersion;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ResultsChanged;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The monthly rounds of a patient (MON-01 to MON-06). Everything is told from the anchor, the windows and the samples
 * in the store at the moment of asking: nothing here depends on a timer having fired in time.
 */
@Component("rounds")
@Transactional
public class Rounds {

    /** How far a round is. */
    public static final String MISSING = "missing";

    public static final String AWAITING_REFLEX = "awaitingReflex";
    public static final String COMPLETE = "complete";

    private final MonitoringRoundRepository rounds;
    private final MonitoringDecisionRepository decisions;
    private final RoundPanel panels;
    private final Absences absences;
    private final Courses courses;
    private final Patients patients;
    private final Childbearing childbearing;
    private final Profiles profiles;
    private final LabResults results;
    private final Analytes analytes;
    private final Findings findings;
    private final FollowUps followUps;
    private final ClinicTime time;

    Rounds(
            MonitoringRoundRepository rounds,
            MonitoringDecisionRepository decisions,
            RoundPanel panels,
            Absences absences,
            Courses courses,
            Patients patients,
            Childbearing childbearing,
            Profiles profiles,
            LabResults results,
            Analytes analytes,
            Findings findings,
            FollowUps followUps,
            ClinicTime time) {
        this.rounds = rounds;
        this.decisions = decisions;
        this.panels = panels;
        this.absences = absences;
        this.courses = courses;
        this.patients = patients;
        this.childbearing = childbearing;
        this.profiles = profiles;
        this.results = results;
        this.analytes = analytes;
        this.findings = findings;
        this.followUps = followUps;
        this.time = time;
    }

    /**
     * What a round closed as, and what must follow.
     *
     * @param unevaluated whether a result still waits for its evaluation
     * @param noRoundLeft whether monitoring, which may wait for this round, must look again
     */
    record Closing(String state, boolean secondMissedInARow, boolean unevaluated, boolean noRoundLeft) {}

    // ---- Schedule

    /** The next step of monitoring, from the anchor as it is now (MON-01, MON-02). */
    RoundPlan plan(String patientNumber) {
        LocalDate anchor = anchor(patientNumber);
        List<MonitoringRound> all = of(patientNumber);
        int number = all.stream()
                        .filter(round -> round.anchor().equals(anchor))
                        .mapToInt(MonitoringRound::roundNumber)
                        .max()
                        .orElse(0)
                + 1;
        int months = profiles.number(patients.get(patientNumber).profile(), "monitoringMonths");
        Optional<MonitoringDecision> extension =
                extensions(patientNumber, anchor).stream().reduce((earlier, later) -> later);
        int lastNumber = lastNumber(patientNumber, anchor);
        // what lies before the patient came is nobody's missed round (SCR-21)
        LocalDate entry = time.dateOf(patients.get(patientNumber).enrolledAt());
        while (number <= lastNumber) {
            RoundDates next = dates(patientNumber, anchor, number);
            boolean overBeforeEntry = !next.closesOn().isAfter(entry);
            boolean overBeforeExtended = number > months
                    && extension
                            .filter(decision -> !next.closesOn().isAfter(time.dateOf(decision.signedAt())))
                            .isPresent();
            if (!overBeforeExtended && !overBeforeEntry) {
                return RoundPlan.next(next);
            }
            number++;
        }
        return RoundPlan.without(
                all.stream().anyMatch(MonitoringRound::open)
                        ? RoundPlan.Step.LAST_ROUND_OPEN
                        : RoundPlan.Step.ALL_CLOSED);
    }

    /** Opens the next round with its panel. */
    MonitoringRound open(String patientNumber) {
        RoundPlan plan = plan(patientNumber);
        if (plan.step() != RoundPlan.Step.NEXT_ROUND) {
            throw new IllegalStateException("No round is left to open");
        }
        Patient patient = patients.get(patientNumber);
        return rounds.save(MonitoringRound.opened(
                patientNumber,
                plan.next(),
                panels.of(patient, plan.next()),
                profiles.inForce(patient.profile()).name(),
                time.now()));
    }

    /** The number of the last round after this anchor, extensions included (MON-07). */
    int lastNumber(String patientNumber, LocalDate anchor) {
        return profiles.number(patients.get(patientNumber).profile(), "monitoringMonths")
                + extensions(patientNumber, anchor).stream()
                        .mapToInt(MonitoringDecision::months)
                        .sum();
    }

    RoundDates dates(String patientNumber, LocalDate anchor, int number) {
        return RoundDates.of(
                anchor, number, profiles.number(patients.get(patientNumber).profile(), "roundLeadDays"));
    }

    LocalDate anchor(String patientNumber) {
        return courses.anchor(patientNumber)
                .orElseThrow(() -> new IllegalStateException("Monitoring needs an infusion to start from"));
    }

    // ---- Hours at which the steps of a round are taken, for its timers

    @ForModels
    public Date dueAt(long roundId) {
        return time.at(get(roundId).dueOn());
    }

    @ForModels
    public Date remindAt(long roundId) {
        return time.at(remindOn(get(roundId)));
    }

    @ForModels
    public Date callAt(long roundId) {
        return time.at(callOn(get(roundId)));
    }

    @ForModels
    public Date neurologistAt(long roundId) {
        MonitoringRound round = get(roundId);
        int days = setting(round, "neurologistDays") - setting(round, "nurseCallDays");
        return time.at(absences.reachable(round.patientNumber(), callOn(round).plusDays(days)));
    }

    /** A minute after the steps of that day: where both fall on one day, the neurologist's step comes first (MON-06). */
    @ForModels
    public Date closeAt(long roundId) {
        return Date.from(time.at(get(roundId).closesOn()).toInstant().plus(Duration.ofMinutes(1)));
    }

    /** What would fall into a planned absence waits for its end, and the later steps keep their distance (MON-06). */
    private LocalDate remindOn(MonitoringRound round) {
        return absences.reachable(round.patientNumber(), round.dueOn().plusDays(setting(round, "reminderDays")));
    }

    private LocalDate callOn(MonitoringRound round) {
        int days = setting(round, "nurseCallDays") - setting(round, "reminderDays");
        return absences.reachable(round.patientNumber(), remindOn(round).plusDays(days));
    }

    private int setting(MonitoringRound round, String name) {
        return profiles.number(profiles.version(round.profile()), name);
    }

    // ---- Results

    /**
     * Stores a sample's results. A sample belongs to the round in whose window it was taken, whichever round's form it
     * was entered in (MON-06); it completes a closed one late and never this one (SAF-3).
     *
     * @throws SubmissionRefused when the day lies in the future, nothing was entered though something is missing, or a new
     *     symptom was not named, or contradicts "none of these"
     */
    void record(long roundId, LocalDate collectedOn, Map<String, String> reported, String recordedBy) {
        MonitoringRound round = get(roundId);
        if (reported.isEmpty() && !missing(round).isEmpty()) {
            throw new SubmissionRefused(
                    "No result was entered. Leave the task open until results are there; missing are: "
                            + String.join(", ", names(missing(round))));
        }
        store(round.patientNumber(), collectedOn, reported, recordedBy);
    }

    /**
     * Stores results that no open task asks for. A sample in no window is filed to no round, and judged all the same.
     *
     * @throws SubmissionRefused when the day lies in the future, or nothing was entered
     */
    public void recordOther(
            String patientNumber, LocalDate collectedOn, Map<String, String> reported, String recordedBy) {
        requireAny(reported);
        store(patientNumber, collectedOn, reported, recordedBy);
    }

    /** What had been typed of a day is corrected, or taken back (SAF-4). */
    public void correct(
            String patientNumber,
            LocalDate collectedOn,
            Map<String, String> reported,
            boolean takeBack,
            String correctedBy) {
        requireAny(reported);
        results.correct(patientNumber, collectedOn, reported, takeBack, correctedBy);
    }

    private static void requireAny(Map<String, String> reported) {
        if (reported.isEmpty()) {
            throw new SubmissionRefused(
                    "No result was entered. Fill in the line of at least one test, as printed and with its unit, such as"
                            + " \"98,000 /µL\" for Platelets. Or answer \"No\" to \"Are there results to enter?\" and say under"
                            + " \"Why there are none\" what became of them");
        }
    }

    private void store(String patientNumber, LocalDate collectedOn, Map<String, String> reported, String recordedBy) {
        if (collectedOn.isAfter(time.today())) {
            throw new SubmissionRefused(
                    "The sample cannot have been taken on %s: that is in the future. Enter the day on which it was taken."
                            .formatted(collectedOn));
        }
        results.record(sample(patientNumber, collectedOn, null, recordedBy), analytes.withQuestion(reported));
    }

    /**
     * Where a sample of this day belongs, whenever it becomes known: before the first infusion it is part of the baseline,
     * on an infusion day after its start it is one of that day (INF-11b), else it is filed by its window.
     *
     * @param collectedAt hour of the sample; null where only its day is known
     */
    Sample sample(String patientNumber, LocalDate collectedOn, OffsetDateTime collectedAt, String recordedBy) {
        Long round = at(patientNumber, collectedOn).map(MonitoringRound::id).orElse(null);
        return new Sample(
                patientNumber, collectedOn, context(patientNumber, collectedOn, collectedAt), round, null, recordedBy);
    }

    private String context(String patientNumber, LocalDate day, OffsetDateTime at) {
        List<OffsetDateTime> begunBefore = courses.infusions(patientNumber).stream()
                .map(Infusion::begunAt)
                .filter(begun -> at == null ? !time.dateOf(begun).isAfter(day) : !begun.isAfter(at))
                .toList();
        if (begunBefore.isEmpty()) {
            return "BASELINE";
        }
        return begunBefore.stream().map(time::dateOf).anyMatch(day::equals) ? "INFUSION" : "ROUND";
    }

    /** What has come of this day, or counts no longer, may change what a closed round is (SAF-3, SAF-4). */
    @EventListener
    void lookAgain(ResultsChanged changed) {
        at(changed.patientNumber(), changed.collectedOn())
                .filter(each -> !each.open() && !Collections.disjoint(each.samples(), changed.analytes()))
                .ifPresent(this::lookAgain);
    }

    /** The round in whose window a sample of this day was taken, by the anchor that was valid then. */
    Optional<MonitoringRound> at(String patientNumber, LocalDate day) {
        Optional<LocalDate> anchor = courses.infusions(patientNumber).stream()
                .map(Infusion::begunAt)
                .map(time::dateOf)
                .filter(infused -> !infused.isAfter(day))
                .max(LocalDate::compareTo);
        return of(patientNumber).stream()
                .filter(round -> round.covers(day)
                        && anchor.filter(round.anchor()::equals).isPresent())
                .findFirst();
    }

    private void lookAgain(MonitoringRound round) {
        if (round.state().equals(MonitoringRound.SUPERSEDED)) {
            return;
        }
        // what the patient would have answered then is not asked any more: each round asks for what is new since the
        // last
        List<String> missing = missing(round);
        boolean whole = round.samples().stream().noneMatch(missing::contains);
        boolean some = !missing.containsAll(round.samples());
        if (whole) {
            rounds.save(round.complete() ? round : round.in(MonitoringRound.LATE_COMPLETE));
        } else if (!some) {
            rounds.save(round.in(MonitoringRound.MISSED));
        } else {
            // what a round had had in time and has lost since makes it no late one
            boolean inTime = round.state().equals(MonitoringRound.COMPLETE);
            rounds.save(round.in(inTime ? MonitoringRound.PARTIAL : MonitoringRound.LATE_PARTIAL));
        }
    }

    /** {@link #MISSING}, {@link #AWAITING_REFLEX} or {@link #COMPLETE}. */
    @ForModels
    public String progress(long roundId) {
        MonitoringRound round = get(roundId);
        if (!missing(round).isEmpty()) {
            return MISSING;
        }
        return awaitsReflex(round) ? AWAITING_REFLEX : COMPLETE;
    }

    /** What the form still asks for: the missing items and, beside them, the questions that explain them. */
    @ForModels
    public String panel(long roundId) {
        MonitoringRound round = get(roundId);
        return String.join(",", childbearing.withQuestions(missing(round), round.patientNumber()));
    }

    /** The codes of the round without a valid result from its window. */
    List<String> missing(MonitoringRound round) {
        Set<String> present = results.present(round.patientNumber(), round.opensOn(), round.closesOn());
        return round.items().stream().filter(Predicate.not(present::contains)).toList();
    }

    /** What a call or decision about this round is about: the round itself, and every later one that is not complete. */
    List<MonitoringRound> late(long roundId) {
        MonitoringRound own = get(roundId);
        Stream<MonitoringRound> later = of(own.patientNumber()).stream()
                .filter(round -> round.opensOn().isAfter(own.opensOn()))
                .filter(round -> !round.complete() && !round.state().equals(MonitoringRound.SUPERSEDED));
        return Stream.concat(Stream.of(own), later).toList();
    }

    /** Whether something of this round has not been taken since it opened, in whose window ever (MON-06). */
    @ForModels
    public boolean stillUnseen(long roundId) {
        MonitoringRound round = get(roundId);
        Set<String> since = results.present(
                round.patientNumber(), round.opensOn(), time.today().plusDays(1));
        return !since.containsAll(round.samples());
    }

    List<String> names(List<String> codes) {
        return codes.stream().map(code -> analytes.get(code).name()).toList();
    }

    /**
     * A reflex test that a value of this round calls for is not back, or its finding is on its way to one. What only the
     * patient can answer beside it is asked by its task, and does not keep the round waiting.
     */
    private boolean awaitsReflex(MonitoringRound round) {
        Predicate<Long> ofRound = id -> Objects.equals(id, round.id());
        boolean running = followUps.of(round.patientNumber()).stream()
                .filter(each -> ofRound.test(each.roundId()) && each.open() && each.kind() == FollowUpKind.REFLEX)
                .anyMatch(each -> !followUps.missing(each.id()).isEmpty());
        return running
                || findings.unrouted(round.patientNumber()).stream()
                        .filter(finding -> ofRound.test(finding.roundId()))
                        .anyMatch(finding -> finding.asks(FollowUpKind.REFLEX));
    }

    // ---- Closing

    /**
     * Closes a round: COMPLETE, PARTIAL or MISSED by what its window brought (SAF-2), SUPERSEDED when a further course
     * has moved the anchor before it was complete (MON-02).
     */
    Closing close(long roundId) {
        MonitoringRound open = get(roundId);
        boolean superseded = !open.anchor().equals(anchor(open.patientNumber()));
        MonitoringRound round =
                rounds.save(open.open() ? open.closed(stateAtClose(open, superseded), time.now()) : open);
        return new Closing(
                round.state(),
                round.missed() && neighbourMissed(round),
                results.of(round.patientNumber()).stream().anyMatch(Rounds::unevaluated),
                superseded || plan(round.patientNumber()).step() == RoundPlan.Step.ALL_CLOSED);
    }

    /** An unreadable result waits too: its question must be asked the same day (SAF-1). */
    static boolean unevaluated(LabResult result) {
        return result.evaluatedAt() == null;
    }

    /** Monitoring has been left for good: open rounds close as they are, and none counts as missed (MON-09). */
    public void leave(String patientNumber) {
        of(patientNumber).stream()
                .filter(MonitoringRound::open)
                .forEach(round -> rounds.save(round.closed(stateAtClose(round, true), time.now())));
    }

    private String stateAtClose(MonitoringRound round, boolean superseded) {
        if (progress(round.id()).equals(COMPLETE)) {
            return MonitoringRound.COMPLETE;
        }
        if (superseded) {
            return MonitoringRound.SUPERSEDED;
        }
        return missing(round).containsAll(round.samples()) ? MonitoringRound.MISSED : MonitoringRound.PARTIAL;
    }

    /** MON-06: two in a row. Superseded rounds do not count and do not break a row; after a downtime any may close first. */
    private boolean neighbourMissed(MonitoringRound round) {
        List<MonitoringRound> counting = of(round.patientNumber()).stream()
                .filter(each -> !MonitoringRound.SUPERSEDED.equals(each.state()))
                .toList();
        int index = counting.indexOf(round);
        return index > 0 && counting.get(index - 1).missed()
                || index + 1 < counting.size() && counting.get(index + 1).missed();
    }

    // ---- Queries

    /** @throws IllegalArgumentException when there is none with this id */
    public MonitoringRound get(long roundId) {
        return rounds.findById(roundId).orElseThrow(() -> new IllegalArgumentException("No round has this id"));
    }

    /** All rounds of a patient, of every anchor, by opening date. */
    public List<MonitoringRound> of(String patientNumber) {
        return rounds.findByPatientNumberOrderByOpensOn(patientNumber);
    }

    /** The round whose window today lies in, finished or not. */
    public Optional<MonitoringRound> current(String patientNumber) {
        return at(patientNumber, time.today());
    }

    public boolean anyOpen(String patientNumber) {
        return of(patientNumber).stream().anyMatch(MonitoringRound::open);
    }

    /**
     * The days without a sample before this round's own, or until today where it has none (MON-06); and which rounds were
     * seen only after they had closed, of those due in the year before (SAF-3).
     */
    public String gapText(long roundId) {
        MonitoringRound round = get(roundId);
        ProfileVersion version = profiles.version(round.profile());
        List<LabResult> all = results.of(round.patientNumber());
        String gaps = new Gaps(round, round.samples(), all, time.today(), analytes::askedAs, this::names)
                .text(profiles.number(version, "gapFlagDays"), panels.longerRhythm(version));
        return Stream.concat(Stream.of(gaps), seenLate(round, all))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private Stream<String> seenLate(MonitoringRound until, List<LabResult> all) {
        return of(until.patientNumber()).stream()
                .filter(round -> !round.open() && !round.dueOn().isAfter(until.dueOn()))
                .filter(round -> round.dueOn().isAfter(until.dueOn().minusYears(1)))
                .flatMap(round -> all.stream()
                        .filter(result -> Objects.equals(result.roundId(), round.id()) && result.current())
                        .filter(result -> result.recordedAt().isAfter(round.closedAt()))
                        .map(result -> ChronoUnit.DAYS.between(result.collectedOn(), time.dateOf(result.recordedAt())))
                        .max(Long::compare)
                        .map(days -> "round %d, due on %s, was seen %d days after sampling"
                                .formatted(round.roundNumber(), round.dueOn(), days))
                        .stream());
    }

    private List<MonitoringDecision> extensions(String patientNumber, LocalDate anchor) {
        return new ArrayList<>(decisions.findByPatientNumberOrderById(patientNumber))
                .stream()
                        .filter(decision -> decision.anchor().equals(anchor)
                                && decision.decision() == MonitoringDecision.Kind.EXTEND)
                        .toList();
    }
}
