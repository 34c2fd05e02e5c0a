package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One infusion day, from the check of the morning until the patient may leave. */
@Component("infusionDays")
@Transactional
public class InfusionDays {

    private static final String POSITIVE = "positive";
    private static final String NOTHING = "none";
    private static final String NORMAL = "normal";
    /** A course is given in spite of a pregnancy (PRG-1). */
    private static final String ACCEPTED = "accepted";
    /** No pregnancy test on a day that follows another. */
    private static final String NOT_REPEATED = "notRepeated";

    /** After a bag was discarded: the remaining dose comes from another one. */
    static final String NEW_BAG = "newBag";
    /** After a bag was discarded: the dose had been given in full before. */
    static final String COMPLETE = "complete";

    private final InfusionCheckRepository checks;
    private final PremedicationRepository premedications;
    private final InfusionBagRepository bags;
    private final VitalSignsRepository vitalSigns;
    private final Readings readings;
    private final BedsideCalls calls;
    private final CourseDecisionRepository courseDecisions;
    private final Courses courses;
    private final Findings findings;
    private final Patients patients;
    private final PatientReports reports;
    private final Eligibility eligibility;
    private final Assessments assessments;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionDays(
            InfusionCheckRepository checks,
            PremedicationRepository premedications,
            InfusionBagRepository bags,
            VitalSignsRepository vitalSigns,
            Readings readings,
            BedsideCalls calls,
            CourseDecisionRepository courseDecisions,
            Courses courses,
            Findings findings,
            Patients patients,
            PatientReports reports,
            Eligibility eligibility,
            Assessments assessments,
            Pregnancies pregnancies,
            Childbearing childbearing,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.checks = checks;
        this.premedications = premedications;
        this.bags = bags;
        this.vitalSigns = vitalSigns;
        this.readings = readings;
        this.calls = calls;
        this.courseDecisions = courseDecisions;
        this.courses = courses;
        this.findings = findings;
        this.patients = patients;
        this.reports = reports;
        this.eligibility = eligibility;
        this.assessments = assessments;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.profiles = profiles;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * Records the check. A positive pregnancy test is a pregnancy (PRG-1).
     *
     * @throws SubmissionRefused when a missed day is moved to a day that is not ahead (INF-03), or a pregnancy test that
     *     is due was not done (SCR-12)
     */
    void recordCheck(InfusionCheck check) {
        if (!check.present() && !check.movedTo().isAfter(time.today())) {
            throw new SubmissionRefused("New date of this infusion day: %s is not ahead. Name a day after today"
                    .formatted(check.movedTo()));
        }
        if (NOT_REPEATED.equals(check.pregnancyTest()) && pregnancyTestDue(check.patientNumber())) {
            throw new SubmissionRefused(
                    "Pregnancy test today: it is due on every day that does not follow an infusion of the"
                            + " day before (SCR-12). Do the test and enter its result");
        }
        checks.save(check.recorded(time.now()));
        if (POSITIVE.equals(check.pregnancyTest())) {
            pregnancies.report(
                    check.patientNumber(), Pregnancy.INFUSION_DAY, Dates.of(time.today()), check.recordedBy());
        }
    }

    /**
     * Records the dose of this day that was given without being recorded at the time, because nothing ran, for one.
     *
     * @param date a day that is over: the dose of today is recorded by its own steps
     * @param endedAt on the day after where the infusion ran past midnight
     * @throws SubmissionRefused when it cannot have been: ahead, before the enrolment, in another order, or on a day that has
     *     seen an infusion or comes before the last one (INF-03)
     */
    void recordGiven(
            InfusionDayRef day,
            LocalDate date,
            LocalTime dilutedAt,
            LocalTime begunAt,
            LocalTime endedAt,
            boolean stopped,
            String reason,
            String product,
            String batch) {
        String patientNumber = day.patientNumber();
        if (!date.isBefore(time.today())) {
            throw new SubmissionRefused(
                    "Given on: %s is not over. A dose of today is recorded by the check, the premedication and its other steps"
                            .formatted(date));
        }
        LocalDate enrolledOn = time.dateOf(patients.get(patientNumber).enrolledAt());
        if (date.isBefore(enrolledOn)) {
            throw new SubmissionRefused(
                    "Given on: %s is before the enrolment on %s. Check the date".formatted(date, enrolledOn));
        }
        LocalDate endDate = endedAt.isAfter(begunAt) ? date : date.plusDays(1);
        if (at(endDate, endedAt).isAfter(time.now())) {
            throw new SubmissionRefused("End of the infusion: %s %s is still ahead".formatted(endDate, endedAt));
        }
        if (dilutedAt.isAfter(begunAt)) {
            throw new SubmissionRefused(
                    "Time of dilution: %s is after the beginning of the infusion at %s".formatted(dilutedAt, begunAt));
        }
        courses.lastInfusedOn(patientNumber).filter(last -> !date.isAfter(last)).ifPresent(last -> {
            throw new SubmissionRefused(
                    "Given on: the last infusion on record was on %s; this one comes after it, never two on one day (INF-03)"
                            .formatted(last));
        });
        int course = day.courseNumber();
        int number = day.dayNumber();
        courses.begin(patientNumber, course, number, product, batch, at(date, dilutedAt), at(date, begunAt));
        courses.finish(patientNumber, course, number, stopped, reason, at(endDate, endedAt));
        pregnancies.infused(patientNumber);
    }

    private OffsetDateTime at(LocalDate date, LocalTime hour) {
        return date.atTime(hour).atZone(time.zone()).toOffsetDateTime();
    }

    /** Judges the last check of this day by the table assessFitness; only its row "fit", alone, allows an infusion. */
    Fitness assessFitness(InfusionDayRef day) {
        Optional<Infusion> recorded = infusion(day);
        if (recorded.isPresent()) {
            return new Fitness(
                    Fitness.RECORDED,
                    recorded
                            .filter(Infusion::stopped)
                            .map(infusion -> "The infusion was stopped" + described(infusion.reason()))
                            .stream()
                            .toList(),
                    null,
                    false);
        }
        InfusionCheck check = lastCheck(day);
        Map<String, Object> facts = new HashMap<>();
        facts.put("present", check.present());
        facts.put("infusionToday", courses.infusedOn(day.patientNumber(), time.today()));
        facts.put("openInfection", reports.openInfection(day.patientNumber()).isPresent());
        facts.put("infectionSigns", check.infectionSigns());
        facts.put("infectionSevere", check.infectionSevere());
        facts.put("infectionDefers", reports.infectionDefers(day.patientNumber()));
        // without the patient nothing was measured
        Optional<Limits> limits = check.present() ? Optional.of(readings.limits(check)) : Optional.empty();
        boolean alarm =
                limits.map(each -> readings.alarmOfTheMorning(check, each)).orElse(false);
        facts.put(
                "vitalSigns",
                limits.map(Limits::reasons)
                        .map(why -> why.isEmpty() ? NORMAL : why)
                        .orElse(null));
        facts.put("newSymptoms", check.newSymptoms());
        facts.put("pregnancy", pregnancy(day, check));
        facts.put("equipmentReady", check.equipmentReady());
        facts.put("physicianPresent", check.physicianPresent());
        facts.put("standsAgainst", standsAgainst(day));
        List<Map<String, Object>> rows = decisions.rows("assessFitness", facts);
        Set<Object> outcomes = rows.stream().map(row -> row.get("outcome")).collect(Collectors.toSet());
        List<String> reasons = Stream.concat(
                        rows.stream()
                                .filter(row -> !Fitness.FIT.equals(row.get("outcome")))
                                .map(row -> (String) row.get("reason")),
                        outcomes.equals(Set.of(Fitness.FIT)) ? Stream.empty() : inTheirWords(check))
                .toList();
        if (outcomes.equals(Set.of(Fitness.MOVED))) {
            List<String> against = againstLaterDay(day, check.movedTo());
            return against.isEmpty()
                    ? new Fitness(Fitness.MOVED, reasons, check.movedTo(), false)
                    : new Fitness(
                            Fitness.NOT_FIT,
                            Stream.concat(reasons.stream(), against.stream()).toList(),
                            null,
                            false);
        }
        boolean fit = outcomes.equals(Set.of(Fitness.FIT));
        return new Fitness(fit ? Fitness.FIT : Fitness.NOT_FIT, reasons, null, alarm);
    }

    /** What the nurse wrote of an absence or of new symptoms, for whoever decides what follows. */
    private static Stream<String> inTheirWords(InfusionCheck check) {
        return Stream.concat(
                Stream.ofNullable(check.absenceReason()).map("Why the patient did not come: %s."::formatted),
                Stream.ofNullable(check.symptoms()).map("New symptoms: %s."::formatted));
    }

    /** INF-19: whether the highest temperature of the day is fever; null where none was taken. */
    private Boolean fever(InfusionDayRef day) {
        return highestTemperature(day).map(readings::fever).orElse(null);
    }

    private InfusionCheck lastCheck(InfusionDayRef day) {
        return last(checks(day)).orElseThrow(() -> new IllegalStateException("Nothing was checked this morning"));
    }

    /** When the patient was last here for this infusion, which was not begun then; empty where that was never. */
    Optional<LocalDate> checkedBefore(InfusionDayRef day) {
        return last(checks(day).stream().filter(InfusionCheck::present).toList())
                .map(check -> time.dateOf(check.recordedAt()));
    }

    /** The mornings on which the patient did not come for this dose. */
    List<InfusionCheck> absences(InfusionDayRef day) {
        return checks(day).stream().filter(check -> !check.present()).toList();
    }

    /** What was told of new symptoms at the last check, minor ones too; empty where there were none. */
    Optional<String> symptomsOfTheMorning(InfusionDayRef day) {
        return last(checks(day)).map(InfusionCheck::symptoms);
    }

    private List<InfusionCheck> checks(InfusionDayRef day) {
        return checks.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    /** PRG-1: a pregnancy that is known counts whatever the test says; one that both have signed for is accepted. */
    private String pregnancy(InfusionDayRef day, InfusionCheck check) {
        if (pregnancies.open(day.patientNumber()).isPresent()) {
            return blocked(day).isPresent() ? POSITIVE : ACCEPTED;
        }
        return asksPregnancy(day.patientNumber()) ? check.pregnancyTest() : "notDue";
    }

    private Optional<String> blocked(InfusionDayRef day) {
        return pregnancies.blocking(day.patientNumber(), day.courseNumber()).map(PregnancyTexts::described);
    }

    /** INF-06: on which days methylprednisolone is given. */
    boolean steroidDue(String patientNumber, int dayNumber) {
        return premedicationPlan(patientNumber, dayNumber).stream()
                .anyMatch(row -> "methylprednisolone".equals(row.get("item")));
    }

    List<Map<String, Object>> premedicationPlan(String patientNumber, int dayNumber) {
        return decisions.rows(
                "premedicationPlan",
                Map.of(
                        "dayNumber",
                        dayNumber,
                        "aciclovirDosesPerDay",
                        profiles.number(profile(patientNumber), "aciclovirDosesPerDay")));
    }

    /**
     * Records what was given before the infusion.
     *
     * @return the call of a physician, who decides before the infusion where it is not as planned (INF-06, INF-08)
     * @throws SubmissionRefused when the day of the check is over (INF-06), or the corticosteroid has not run in
     */
    Optional<Long> recordPremedication(Premedication given) {
        InfusionDayRef day = new InfusionDayRef(given.patientNumber(), given.courseNumber(), given.dayNumber());
        keep(given);
        List<String> deviations = premedicationDeviations(given);
        return deviations.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.ask(
                        day,
                        Kind.PREMEDICATION,
                        "**The premedication is not as planned (INF-06, INF-08).** %s%s"
                                .formatted(
                                        String.join(" ", deviations),
                                        given.deviationReason() == null
                                                ? ""
                                                : " The nurse's reason: " + given.deviationReason()),
                        null));
    }

    private void keep(Premedication given) {
        requireDayNotOver(new InfusionDayRef(given.patientNumber(), given.courseNumber(), given.dayNumber()));
        OffsetDateTime ended = given.corticosteroidEndedAt();
        if (ended != null && ended.isAfter(time.now())) {
            throw new SubmissionRefused(
                    "Ended at: it is still ahead. Complete this when the corticosteroid has run in (INF-06)");
        }
        if (ended != null && given.methylprednisoloneAt() != null && ended.isBefore(given.methylprednisoloneAt())) {
            throw new SubmissionRefused("Ended at: it is before the beginning. Check both times");
        }
        premedications.save(given);
    }

    /** INF-06: whether a corticosteroid given again could put right what a physician is asked about. */
    boolean repeatPossible(InfusionDayRef day) {
        return infusion(day).isEmpty()
                && steroidDue(day.patientNumber(), day.dayNumber())
                && last(premedications(day))
                        .filter(given -> !premedicationDeviations(given).isEmpty())
                        .isPresent();
    }

    /**
     * The corticosteroid was given again, before an infusion that is to start later than planned.
     *
     * @param begunAt today
     * @throws SubmissionRefused as for the first, and when it was begun before that had ended
     */
    void repeatPremedication(
            InfusionDayRef day, String corticosteroid, double mg, LocalTime begunAt, LocalTime endedAt, String by) {
        Premedication before = last(premedications(day)).orElseThrow();
        OffsetDateTime begun = at(time.today(), begunAt);
        if (before.corticosteroidEndedAt() != null && begun.isBefore(before.corticosteroidEndedAt())) {
            throw new SubmissionRefused(
                    "Begun at: the corticosteroid before it ended only later. Enter the times of the one given again");
        }
        keep(before.again(corticosteroid, mg, begun, at(time.today(), endedAt), by, time.now()));
    }

    /** It was not given again; a physician reads why when the infusion is to start. */
    void premedicationNotRepeated(InfusionDayRef day, String why, String by) {
        premedications.save(last(premedications(day)).orElseThrow().notAgain(why, by, time.now()));
    }

    /** What was given before the infusion of this day, each time. */
    List<Premedication> premedications(InfusionDayRef day) {
        return premedications.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    /** INF-06, INF-08: what a physician decides on as of now; empty where it is as planned. */
    private List<String> premedicationDeviations(Premedication given) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("steroidDue", steroidDue(given.patientNumber(), given.dayNumber()));
        facts.put("corticosteroid", given.corticosteroid() == null ? "none" : given.corticosteroid());
        facts.put("mg", given.methylprednisoloneMg());
        facts.put(
                "minutesSinceBegun",
                given.methylprednisoloneAt() == null
                        ? null
                        : (int) Duration.between(given.methylprednisoloneAt(), time.now())
                                .toMinutes());
        facts.put("dayNumber", given.dayNumber());
        facts.put("aciclovirTaken", given.aciclovirTaken());
        return decisions.rows("assessPremedication", facts).stream()
                .map(row -> (String) row.get("reason"))
                .toList();
    }

    /**
     * INF-05, INF-06: whether a physician decides before the infusion starts.
     *
     * @param plannedRate mL per hour
     * @return the call; empty where it may start, or a physician has let it
     */
    Optional<Long> startNeedsPhysician(InfusionDayRef day, double plannedRate) {
        List<String> reasons = new ArrayList<>();
        if (!ratePlanned(day, plannedRate)) {
            reasons.addAll(pace("plannedRate", plannedRate, "decide"));
        }
        last(premedications(day)).filter(given -> infusion(day).isEmpty()).stream()
                .flatMap(given -> undecided(day, given))
                .forEach(reasons::add);
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.ask(
                        day,
                        Kind.START,
                        "**Before the infusion starts, at %.0f mL per hour (INF-05, INF-06).** %s"
                                .formatted(plannedRate, String.join(" ", reasons)),
                        plannedRate));
    }

    /** What is not as planned now and no physician has let since it was given; with the nurse's reason. */
    private Stream<String> undecided(InfusionDayRef day, Premedication given) {
        List<String> reasons = premedicationDeviations(given).stream()
                .filter(reason -> letGoOn(day, given.recordedAt())
                        .noneMatch(call -> call.situation().contains(reason)))
                .toList();
        return reasons.isEmpty() || given.deviationReason() == null
                ? reasons.stream()
                : Stream.concat(reasons.stream(), Stream.of("The nurse's reason: " + given.deviationReason() + "."));
    }

    /** The calls asked since then, after which it might go on. */
    private Stream<BedsideCall> letGoOn(InfusionDayRef day, OffsetDateTime since) {
        return calls.of(day).stream()
                .filter(call -> call.decided(BedsideCall.GO_ON))
                .filter(call -> !call.askedAt().isBefore(since));
    }

    /** Why a physician has ended this day at its start; empty where none has. */
    Optional<String> startStopped(InfusionDayRef day) {
        return calls.answeredSince(day, checkedAt(day), Kind.START)
                .filter(call -> call.decided(BedsideCall.STOP))
                .map(call -> "A physician has decided: " + call.reason());
    }

    private OffsetDateTime checkedAt(InfusionDayRef day) {
        return lastCheck(day).recordedAt();
    }

    /** INF-05: the reasons of the table assessPace with this outcome. @param fact plannedRate or minutes */
    private List<String> pace(String fact, Number value, String outcome) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("plannedRate", null);
        facts.put("minutes", null);
        facts.put(fact, value);
        return decisions.rows("assessPace", facts).stream()
                .filter(row -> outcome.equals(row.get("outcome")))
                .map(row -> (String) row.get("reason"))
                .toList();
    }

    /** INF-05: why the next dose is held after an infusion that ended too soon, until a physician lets it be given. */
    List<String> heldForPace(InfusionDayRef day) {
        return calls.of(day).stream()
                .filter(call -> call.kind() == Kind.DURATION)
                .reduce((earlier, later) -> later)
                .filter(call -> !call.decided(BedsideCall.GO_ON))
                .map(BedsideCall::situation)
                .stream()
                .toList();
    }

    /** INF-05: infusions that took less than planned, in words for the neurologist; stopped ones are not among them. */
    List<String> shorterThanPlanned(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .filter(infusion -> infusion.endedAt() != null && !infusion.stopped())
                .flatMap(infusion -> Stream.of("hold", "shown")
                        .flatMap(outcome -> pace("minutes", minutes(infusion), outcome).stream())
                        .map(reason -> "Course %d, day %d: %s"
                                .formatted(infusion.courseNumber(), infusion.dayNumber(), reason)))
                .toList();
    }

    private static int minutes(Infusion infusion) {
        return (int) Duration.between(infusion.begunAt(), infusion.endedAt()).toMinutes();
    }

    /**
     * Records a bag that the pharmacist prepared today.
     *
     * @throws SubmissionRefused when it was diluted in the future or so long ago that its time is over (INF-04), or the day
     *     of the check is over (SCR-03)
     */
    void prepare(
            InfusionDayRef day,
            String product,
            String batch,
            String diluent,
            LocalTime dilutionTime,
            String preparedBy) {
        requireDayNotOver(day);
        OffsetDateTime dilutedAt = at(time.today(), dilutionTime);
        if (dilutedAt.isAfter(time.now())) {
            throw new SubmissionRefused("Time of dilution: %s is still ahead".formatted(dilutionTime));
        }
        if (!useBy(day.patientNumber(), dilutedAt).isAfter(time.now())) {
            throw new SubmissionRefused(
                    "Time of dilution: the infusion must END within %d hours of %s; prepare a new bag"
                            .formatted(dilutionHours(day.patientNumber()), dilutionTime));
        }
        bags.save(new InfusionBag(
                null,
                day.patientNumber(),
                day.courseNumber(),
                day.dayNumber(),
                product,
                batch,
                diluent,
                dilutedAt,
                preparedBy,
                null,
                null,
                null));
    }

    /** INF-04: when the infusion of the bag in use must have ended. */
    @ForModels
    public Date useBy(String patientNumber, int courseNumber, int dayNumber) {
        return Date.from(useBy(
                        patientNumber,
                        bagInUse(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                                .dilutedAt())
                .toInstant());
    }

    /**
     * The infusion has begun. A second bag on the same day goes on with the same infusion (INF-03).
     *
     * @return whether this was the beginning of the day's infusion
     */
    boolean begin(InfusionDayRef day) {
        if (infusion(day).isPresent()) {
            return false;
        }
        InfusionBag bag = bagInUse(day);
        courses.begin(
                day.patientNumber(), day.courseNumber(), day.dayNumber(), bag.product(), bag.batch(), bag.dilutedAt());
        pregnancies.infused(day.patientNumber());
        return true;
    }

    /** INF-09: when vital signs are read next, at the latest; as the diagrams of earlier releases ask. */
    @ForModels
    public Date vitalSignsDueAt(String patientNumber) {
        return Date.from(time.now()
                .plusMinutes(profiles.number(profile(patientNumber), "vitalsMinutes"))
                .toInstant());
    }

    /** INF-09: the same, and sooner after a reading outside the limits. */
    @ForModels
    public Date readingDueAt(String patientNumber, int courseNumber, int dayNumber) {
        return readings.nextReading(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .map(within -> Date.from(time.now().plus(within).toInstant()))
                .orElseGet(() -> vitalSignsDueAt(patientNumber));
    }

    /**
     * Stores and judges a reading (INF-09, INF-12). A rate above what a nurse may plan is asked of a physician, and the infusion
     * stays as it is until the answer (INF-05).
     *
     * @param forAReaction whether a stop would be for how the patient is, and not for another cause
     * @param asked what else the nurse asks of a physician
     * @return the reading with what holds for the infusion now
     */
    VitalSigns recordVitalSigns(VitalSigns reading, boolean forAReaction, Optional<String> asked) {
        InfusionDayRef day = new InfusionDayRef(reading.patientNumber(), reading.courseNumber(), reading.dayNumber());
        Double tooFast = reading.rate() == null || ratePlanned(day, reading.rate()) ? null : reading.rate();
        Optional<BedsideRequest> request = Stream.concat(
                        Stream.ofNullable(tooFast).map("a rate of %.0f mL per hour"::formatted), asked.stream())
                .reduce("%s; %s"::formatted)
                .map(what -> new BedsideRequest(what, tooFast));
        VitalSigns told = request.map(each -> tooFast == null
                        ? reading.asking(reading.action(), reading.rate(), each.what())
                        : readings.unchanged(reading, each))
                .orElse(reading);
        return readings.duringInfusion(told, forAReaction, request);
    }

    /** INF-05: whether this rate, in mL per hour, is a nurse's to plan, or a physician has let it. */
    private boolean ratePlanned(InfusionDayRef day, double rate) {
        return pace("plannedRate", rate, "decide").isEmpty()
                || letGoOn(day, checkedAt(day))
                        .anyMatch(call -> call.plannedRate() != null && call.plannedRate() >= rate);
    }

    /** The infusion has ended, complete or stopped: for the reason its bag was discarded, or that of the last reading. */
    void finish(InfusionDayRef day, boolean stopped) {
        String reason = stopped ? whyStopped(day) : null;
        courses.finish(day.patientNumber(), day.courseNumber(), day.dayNumber(), stopped, reason);
        if (!stopped) {
            List<String> tooFast = pace("minutes", minutes(infusion(day).orElseThrow()), "hold");
            if (!tooFast.isEmpty()) {
                calls.call(
                        day,
                        Kind.DURATION,
                        "**Too fast, and the next dose is held (INF-05).** " + String.join(" ", tooFast));
            }
        }
    }

    /** Whether no further day follows, because the patient has withdrawn. */
    boolean withdrawn(InfusionDayRef day) {
        return reports.withdrawn(day.patientNumber());
    }

    /** INF-11, INF-20: whether platelets are due at the end of this day's infusion. */
    boolean plateletsDue(InfusionDayRef day, boolean stopped) {
        return !decisions
                .rows(
                        "plateletDays",
                        Map.of(
                                "plateletsAfterInfusion",
                                profiles.flag(profile(day.patientNumber()), "plateletsAfterInfusion"),
                                "courseNumber",
                                day.courseNumber(),
                                "dayNumber",
                                day.dayNumber(),
                                "courseEnds",
                                stopped))
                .isEmpty();
    }

    /**
     * A bag whose time was over is discarded.
     *
     * @throws SubmissionRefused when what follows cannot be: a dose given in full without an infusion, or another bag
     *     after an empty one, a withdrawal, or the day on which the infusion was begun
     */
    void discard(InfusionDayRef day, String reason, double remainingMl, String next) {
        if (next.equals(COMPLETE) && infusion(day).isEmpty()) {
            throw new SubmissionRefused(
                    "What follows: this infusion was never begun, so its dose was not given in full."
                            + " Choose a new bag, or that nothing more is given today");
        }
        if (next.equals(NEW_BAG) && withdrawn(day)) {
            throw new SubmissionRefused("What follows: the patient has withdrawn from the treatment."
                    + " Choose that nothing more is given today");
        }
        if (next.equals(NEW_BAG) && remainingMl <= 0 && infusion(day).isPresent()) {
            throw new SubmissionRefused(
                    "What follows: with 0 mL left the dose is in; another bag would exceed it (INF-03)."
                            + " Choose that it had been given in full, or that nothing more is given today");
        }
        infusion(day).filter(begun -> next.equals(NEW_BAG) && dayOver(day)).ifPresent(begun -> {
            throw new SubmissionRefused(
                    "What follows: this infusion was begun on %s; another bag on %s could meet the dose"
                                    .formatted(time.dateOf(begun.begunAt()), time.today())
                            + " of that day (INF-03). Choose that it had been given in full, or that nothing more is given");
        });
        InfusionBag bag = bagInUse(day);
        bags.save(
                bag.discardedAt() == null
                        ? bag.discarded(time.now(), reason, remainingMl)
                        : bag.discarded(bag.discardedAt(), bag.discardReason() + "; " + reason, bag.remainingMl()));
    }

    /** A bag that was prepared but not started is discarded, unused. */
    void discard(InfusionDayRef day, String reason) {
        bags.save(bagInUse(day).discarded(time.now(), reason, null));
    }

    /** A bag prepared for a dose that will not be begun any more is discarded, and its record says why (INF-04). */
    public void discardUnused(String patientNumber, String reason) {
        bags.findByPatientNumberAndDiscardedAtIsNull(patientNumber).stream()
                .filter(bag -> infusion(new InfusionDayRef(patientNumber, bag.courseNumber(), bag.dayNumber()))
                        .isEmpty())
                .forEach(bag -> bags.save(bag.discarded(time.now(), reason, null)));
    }

    /**
     * Judges anew, at the moment at which the drug would run, what may have changed since the check.
     *
     * @throws SubmissionRefused when the day of the check is over, while an infection (SCR-03) or a pregnancy (PRG-1)
     *     reported for the patient is open, after a withdrawal, or when anything else stands against an infusion by now
     */
    void requireStartAllowed(InfusionDayRef day) {
        String patientNumber = day.patientNumber();
        if (dayOver(day)) {
            throw new SubmissionRefused("What happens now: %s. %s"
                    .formatted(checkedOn(day), "Choose that the patient is not infused, with the reason"));
        }
        blocked(day).ifPresent(pregnant -> {
            throw new SubmissionRefused(
                    "What happens now: the infusion is not started in a pregnancy. %s. Choose that the patient is not infused, with the reason"
                            .formatted(pregnant));
        });
        if (reports.withdrawn(patientNumber)) {
            throw new SubmissionRefused("What happens now: the patient has withdrawn from the treatment."
                    + " Choose that the patient is not infused, with the reason");
        }
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(infection -> {
            throw new SubmissionRefused("What happens now: the infusion is not started during an infection (SCR-03). "
                    + infection + ". Choose that the patient is not infused, with the reason");
        });
        List<String> since = Stream.concat(
                        known(day).stream(),
                        openFindings(patientNumber, lastCheck(day).recordedAt()).stream())
                .distinct()
                .toList();
        if (!since.isEmpty()) {
            throw new SubmissionRefused("What happens now: since this morning's check something has become known. "
                    + String.join("; ", since) + ". Choose that the patient is not infused, with the reason");
        }
    }

    /** When an infusion that was not begun after its check needs a new one: on the next morning (SCR-03, INF-06). */
    @ForModels
    public Date dayOverAt(String patientNumber, int courseNumber, int dayNumber) {
        return time.at(checkDate(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .plusDays(1));
    }

    /** Whether the infusion of this day of the course was begun. */
    @ForModels
    public boolean begun(String patientNumber, int courseNumber, int dayNumber) {
        return infusion(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .isPresent();
    }

    /** SCR-03, INF-06: check and premedication hold for their calendar day only. */
    private void requireDayNotOver(InfusionDayRef day) {
        if (dayOver(day)) {
            throw new SubmissionRefused("%s. %s"
                    .formatted(
                            checkedOn(day),
                            infusion(day).isPresent()
                                    ? "The pharmacist is asked in the morning what follows"
                                    : "It opens again in the morning"));
        }
    }

    private boolean dayOver(InfusionDayRef day) {
        return checkDate(day).isBefore(time.today());
    }

    private LocalDate checkDate(InfusionDayRef day) {
        return time.dateOf(lastCheck(day).recordedAt());
    }

    private String checkedOn(InfusionDayRef day) {
        return "The check before the infusion was made on %s and holds for that day only (SCR-03, INF-06)"
                .formatted(checkDate(day));
    }

    /** Records an observation and says whether the patient may leave (INF-09, INF-10, INF-12, INF-19, INF-21). */
    Observation observe(VitalSigns reading, boolean dischargeTold) {
        InfusionDayRef day = new InfusionDayRef(reading.patientNumber(), reading.courseNumber(), reading.dayNumber());
        Infusion infusion = infusion(day).orElseThrow();
        boolean unresolved = reading.patientCondition().equals("symptoms")
                && !earliestLeaving(day).orElseThrow().isAfter(time.now());
        VitalSigns observed = readings.duringObservation(reading, unresolved);
        Map<String, Object> facts = new HashMap<>();
        facts.put("minutesSinceEnd", (int)
                Duration.between(infusion.endedAt(), time.now()).toMinutes());
        facts.put("minutesRequired", 60 * observationHours(day.patientNumber()));
        facts.put("condition", observed.patientCondition());
        facts.put("fever", fever(day));
        facts.put("physicianExamined", examined(day));
        facts.put("vitalSigns", observed.judgement().level());
        facts.put("physician", readings.physician(observed, unresolved));
        facts.put("dischargeTold", dischargeTold);
        List<Map<String, Object>> rows = decisions.rows("assessObservation", facts);
        boolean emergency = observed.emergency();
        Optional<String> serious = outcome(rows, "serious");
        Optional<String> stay = outcome(rows, "stay");
        if (serious.isEmpty() && (stay.isPresent() || outcome(rows, "mayLeave").isEmpty())) {
            return new Observation(Observation.STAY, stay.orElse("The patient stays until this is clear."), emergency);
        }
        calls.dayClosed(day);
        if (serious.isPresent()) {
            return new Observation(Observation.STOPPED, serious.get() + described(observed.symptoms()), emergency);
        }
        Optional<String> forNeurologist = forNeurologist(day, infusion);
        return new Observation(
                forNeurologist.isPresent() ? Observation.STOPPED : Observation.GIVEN,
                forNeurologist.orElseGet(() -> outcome(rows, "mayLeave").orElseThrow()),
                emergency);
    }

    /** INF-12, INF-21: why a neurologist decides on the next day after this one; empty where nobody need. */
    private Optional<String> forNeurologist(InfusionDayRef day, Infusion infusion) {
        List<String> why = new ArrayList<>();
        if (infusion.stopped()) {
            why.add("The infusion was stopped" + described(infusion.reason()));
        }
        lastSerious(day)
                .map(reading -> "A reaction of grade 3 or more, or unresolved at the end of the observation (INF-21): "
                        + readings.inWords(reading))
                .ifPresent(why::add);
        return why.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", why));
    }

    /** INF-21: the last reading of grade 3 or more, or with symptoms when the least time of observation was over. */
    private Optional<VitalSigns> lastSerious(InfusionDayRef day) {
        OffsetDateTime observed = earliestLeaving(day).orElseThrow();
        return last(readings.of(day).stream()
                .filter(reading -> reading.serious()
                        || reading.emergency()
                        || reading.patientCondition().equals("symptoms")
                                && !reading.measuredAt().isBefore(observed))
                .toList());
    }

    /** Earliest time at which the patient may leave, once the infusion has ended. */
    Optional<OffsetDateTime> earliestLeaving(InfusionDayRef day) {
        return infusion(day)
                .map(Infusion::endedAt)
                .map(ended -> ended.plusHours(observationHours(day.patientNumber())));
    }

    Optional<Infusion> infusion(InfusionDayRef day) {
        return courses.infusions(day.patientNumber()).stream()
                .filter(each -> each.courseNumber() == day.courseNumber() && each.dayNumber() == day.dayNumber())
                .findFirst();
    }

    List<VitalSigns> readings(InfusionDayRef day) {
        return readings.of(day);
    }

    /** One reading, as its reader sees it. */
    String inWords(VitalSigns reading) {
        return readings.inWords(reading);
    }

    /** INF-21: what was recorded of a reaction at a reading; or "". */
    String reactionInWords(VitalSigns reading) {
        return readings.reactionInWords(reading);
    }

    /** The check of the morning, which readings are compared with. */
    String morningInWords(InfusionDayRef day) {
        InfusionCheck check = lastCheck(day);
        return "%.0f/%.0f mmHg · %.0f/min · %.1f °C%s"
                .formatted(
                        check.systolic(),
                        check.diastolic(),
                        check.heartRate(),
                        check.temperature(),
                        check.oxygen() == null ? "" : " · %.0f %%".formatted(check.oxygen()));
    }

    /** The last call of a physician to this day that is open or answered. */
    Optional<BedsideCall> lastCall(InfusionDayRef day) {
        return last(calls.of(day).stream()
                .filter(call -> !call.decided(BedsideCall.NOT_NEEDED))
                .toList());
    }

    /** INF-21: whether a reaction of grade 3 or more, or one that counts as such, was recorded in the course. */
    boolean seriousReaction(String patientNumber, int courseNumber) {
        return courses.infusions(patientNumber).stream()
                .filter(infusion -> infusion.courseNumber() == courseNumber && infusion.endedAt() != null)
                .map(infusion -> new InfusionDayRef(patientNumber, courseNumber, infusion.dayNumber()))
                .anyMatch(day -> lastSerious(day).isPresent());
    }

    /** Readings at which a reaction was noticed, during an infusion or the observation after it, in their order. */
    List<VitalSigns> reactions(String patientNumber) {
        return vitalSigns.findByPatientNumberOrderById(patientNumber).stream()
                .filter(VitalSigns::reacted)
                .toList();
    }

    List<InfusionBag> bags(InfusionDayRef day) {
        return bags.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    Optional<Double> highestTemperature(InfusionDayRef day) {
        return readings(day).stream().map(VitalSigns::temperature).max(Comparator.naturalOrder());
    }

    boolean asksPregnancy(String patientNumber) {
        return childbearing.possible(patientNumber);
    }

    /** SCR-12, INF-20: only a day that follows an infusion of the day before needs no test of its own. */
    private boolean pregnancyTestDue(String patientNumber) {
        return !courses.infusedOn(patientNumber, time.today().minusDays(1));
    }

    int dilutionHours(String patientNumber) {
        return profiles.number(profile(patientNumber), "dilutionHours");
    }

    private OffsetDateTime useBy(String patientNumber, OffsetDateTime dilutedAt) {
        return dilutedAt.plusHours(dilutionHours(patientNumber));
    }

    private int observationHours(String patientNumber) {
        return profiles.number(profile(patientNumber), "observationHours");
    }

    /** What stands against an infusion of this day, in words for the table assessFitness. */
    private String standsAgainst(InfusionDayRef day) {
        List<String> reasons = new ArrayList<>();
        if (withdrawn(day)) {
            reasons.add("The patient has withdrawn from the treatment");
        }
        reasons.addAll(known(day));
        return reasons.isEmpty() ? NOTHING : String.join("; ", reasons);
    }

    /**
     * A first day may have been moved since the booking, and things may have happened: all is judged for today. Once the
     * course has begun, what has become known since is judged for today too.
     */
    private List<String> known(InfusionDayRef day) {
        return courseBegun(day)
                ? againstLaterDay(day, time.today())
                : Stream.concat(
                                eligibility.standsAgainstToday(day.patientNumber(), day.courseNumber()).stream(),
                                unread(day).stream())
                        .toList();
    }

    /** INF-22: what the neurologist who last let the course go on has not read, and holds the dose until one decides. */
    List<String> unread(InfusionDayRef day) {
        return openFindings(
                day.patientNumber(),
                courseBegun(day)
                        ? lastDecided(day.patientNumber(), day.courseNumber())
                        : assessments
                                .latest(day.patientNumber(), day.courseNumber(), Assessments.CONFIRMATION)
                                .map(Assessed::recordedAt)
                                .orElse(OffsetDateTime.MIN));
    }

    private boolean courseBegun(InfusionDayRef day) {
        return courses.find(day.patientNumber(), day.courseNumber())
                .filter(Course::given)
                .isPresent();
    }

    /** INF-20: why an infusion of a course that has begun is not given on that day before a neurologist decides; none before it has begun. */
    List<String> againstLaterDay(InfusionDayRef day, LocalDate date) {
        if (!courseBegun(day)) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        LocalDate latest = latestLaterDay(day.patientNumber(), day.courseNumber());
        if (date.isAfter(latest)) {
            reasons.add(tooLate(date, latest));
        }
        LaterDay later = eligibility.laterDay(day.patientNumber(), day.courseNumber(), date);
        reasons.addAll(later.barring());
        reasons.addAll(later.undecided());
        reasons.addAll(openFindings(day.patientNumber(), lastDecided(day.patientNumber(), day.courseNumber())));
        return reasons;
    }

    /** NEU-1, INF-20: what the table holdForFinding holds an infusion for, of the findings raised since. */
    private List<String> openFindings(String patientNumber, OffsetDateTime since) {
        return findings.of(patientNumber).stream()
                .filter(finding -> finding.open() && !finding.overtaken())
                .filter(finding -> finding.raisedAt().isAfter(since))
                .filter(this::holds)
                .map(finding -> "Open finding (%s): %s".formatted(finding.urgency(), finding.evidence()))
                .toList();
    }

    private boolean holds(Finding finding) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("rule", finding.rule());
        facts.put("urgency", finding.urgency().name());
        return decisions.rows("holdForFinding", facts).stream().anyMatch(row -> !Boolean.FALSE.equals(row.get("hold")));
    }

    /** When the course began, or a neurologist last let it go on. */
    private OffsetDateTime lastDecided(String patientNumber, int courseNumber) {
        return Stream.concat(
                        courses.infusions(patientNumber).stream()
                                .filter(infusion -> infusion.courseNumber() == courseNumber)
                                .map(Infusion::begunAt)
                                .limit(1),
                        resumed(patientNumber, courseNumber))
                .max(OffsetDateTime::compareTo)
                .orElseThrow();
    }

    private Stream<OffsetDateTime> resumed(String patientNumber, int courseNumber) {
        return courseDecisions
                .findByPatientNumberAndCourseNumberAndDecision(patientNumber, courseNumber, CourseDecision.RESUME)
                .stream()
                .map(CourseDecision::signedAt);
    }

    static String tooLate(LocalDate date, LocalDate latest) {
        return "%s is later than %s, the latest day before a neurologist looks at everything again (INF-20)"
                .formatted(date, latest);
    }

    /** INF-20: the latest day of the next infusion of a course, from the last one or a decision to go on since. */
    private LocalDate latestLaterDay(String patientNumber, int courseNumber) {
        LocalDate last = courses.anchor(patientNumber).orElseThrow();
        return resumed(patientNumber, courseNumber)
                .map(time::dateOf)
                .reduce(last, (one, other) -> one.isAfter(other) ? one : other)
                .plusDays(laterDayWithinDays(patientNumber));
    }

    int laterDayWithinDays(String patientNumber) {
        return profiles.number(profile(patientNumber), "laterDayWithinDays");
    }

    private boolean examined(InfusionDayRef day) {
        return readings(day).stream()
                .anyMatch(reading -> VitalSigns.OBSERVATION.equals(reading.phase())
                        && Boolean.TRUE.equals(reading.physicianExamined()));
    }

    private String whyStopped(InfusionDayRef day) {
        InfusionBag bag = bagInUse(day);
        return bag.discardedAt() != null
                ? bag.discardReason()
                : last(readings(day)).map(VitalSigns::reason).orElse(null);
    }

    private InfusionBag bagInUse(InfusionDayRef day) {
        return last(bags(day)).orElseThrow(() -> new IllegalStateException("No bag was prepared on this day"));
    }

    private String profile(String patientNumber) {
        return patients.get(patientNumber).profile();
    }

    private static Optional<String> outcome(List<Map<String, Object>> rows, String outcome) {
        return rows.stream()
                .filter(row -> outcome.equals(row.get("outcome")))
                .map(row -> (String) row.get("reason"))
                .reduce((first, second) -> first + " " + second);
    }

    private static String described(String text) {
        return text == null ? "" : ": " + text;
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
