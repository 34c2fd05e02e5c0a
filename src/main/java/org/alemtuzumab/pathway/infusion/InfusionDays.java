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
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One infusion day, from the check of the morning until the patient may leave. */
@Component("infusionDays")
@Transactional
public class InfusionDays {

    private static final String POSITIVE = "positive";
    private static final String NOTHING = "none";
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
    private final Courses courses;
    private final Patients patients;
    private final PatientReports reports;
    private final Eligibility eligibility;
    private final Assessments assessments;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionDays(
            InfusionCheckRepository checks,
            PremedicationRepository premedications,
            InfusionBagRepository bags,
            VitalSignsRepository vitalSigns,
            Courses courses,
            Patients patients,
            PatientReports reports,
            Eligibility eligibility,
            Assessments assessments,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.checks = checks;
        this.premedications = premedications;
        this.bags = bags;
        this.vitalSigns = vitalSigns;
        this.courses = courses;
        this.patients = patients;
        this.reports = reports;
        this.eligibility = eligibility;
        this.assessments = assessments;
        this.profiles = profiles;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * Records the check. A positive pregnancy test also counts as the patient's latest one for any later preparation.
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
            assessments.record(
                    check.patientNumber(),
                    check.courseNumber(),
                    Assessments.PREGNANCY,
                    time.today(),
                    Map.of("pregnancyTest", POSITIVE));
        }
    }

    /** Judges the last check of this day by the table assessFitness; only its row "fit", alone, allows an infusion. */
    Fitness assessFitness(InfusionDayRef day) {
        InfusionCheck check = last(checks.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                        day.patientNumber(), day.courseNumber(), day.dayNumber()))
                .orElseThrow(() -> new IllegalStateException("Nothing was checked this morning"));
        Patient patient = patients.get(day.patientNumber());
        Map<String, Object> facts = new HashMap<>();
        facts.put("present", check.present());
        facts.put("infusionToday", begunOn(day.patientNumber(), time.today()));
        facts.put("openInfection", reports.openInfection(day.patientNumber()).isPresent());
        facts.put("infectionSigns", check.infectionSigns());
        facts.put("temperature", check.temperature());
        facts.put("systolic", check.systolic());
        facts.put("diastolic", check.diastolic());
        facts.put("heartRate", check.heartRate());
        facts.put("newSymptoms", check.newSymptoms());
        facts.put("pregnancy", asksPregnancy(patient) ? check.pregnancyTest() : "notDue");
        facts.put("equipmentReady", check.equipmentReady());
        facts.put("standsAgainst", standsAgainst(day));
        List<Map<String, Object>> rows = decisions.rows("assessFitness", facts);
        Set<Object> outcomes = rows.stream().map(row -> row.get("outcome")).collect(Collectors.toSet());
        List<String> reasons = rows.stream()
                .filter(row -> !Fitness.FIT.equals(row.get("outcome")))
                .map(row -> (String) row.get("reason"))
                .toList();
        if (outcomes.equals(Set.of(Fitness.MOVED))) {
            return new Fitness(Fitness.MOVED, reasons, check.movedTo());
        }
        boolean fit = outcomes.equals(Set.of(Fitness.FIT));
        return new Fitness(fit ? Fitness.FIT : Fitness.NOT_FIT, reasons, null);
    }

    /** INF-06: on which days methylprednisolone is given. */
    boolean steroidDue(int dayNumber) {
        return premedicationPlan(dayNumber).stream().anyMatch(row -> "methylprednisolone".equals(row.get("item")));
    }

    List<Map<String, Object>> premedicationPlan(int dayNumber) {
        return decisions.rows("premedicationPlan", Map.of("dayNumber", dayNumber));
    }

    void recordPremedication(Premedication given) {
        premedications.save(given);
    }

    /**
     * Records a bag that the pharmacist prepared today.
     *
     * @throws SubmissionRefused when it was diluted in the future or so long ago that its time is over (INF-04)
     */
    void prepare(
            InfusionDayRef day,
            String product,
            String batch,
            String diluent,
            LocalTime dilutionTime,
            String preparedBy) {
        OffsetDateTime dilutedAt =
                time.today().atTime(dilutionTime).atZone(time.zone()).toOffsetDateTime();
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
        return true;
    }

    /** INF-09: when vital signs are read next, at the latest. */
    public Date vitalSignsDueAt(String patientNumber) {
        return Date.from(time.now()
                .plusMinutes(profiles.number(profile(patientNumber), "vitalsMinutes"))
                .toInstant());
    }

    /** @throws SubmissionRefused when an infusion is to go on despite a serious reaction (INF-12) */
    void recordVitalSigns(VitalSigns reading) {
        if (reading.patientCondition().equals("serious") && !reading.action().equals("stop")) {
            throw new SubmissionRefused(
                    "What happens with the infusion: with a serious reaction it is stopped at once (INF-12)");
        }
        vitalSigns.save(reading.measured(time.now()));
    }

    /** The infusion has ended, complete or stopped: for the reason its bag was discarded, or that of the last reading. */
    void finish(InfusionDayRef day, boolean stopped) {
        String reason = stopped ? whyStopped(day) : null;
        courses.finish(day.patientNumber(), day.courseNumber(), day.dayNumber(), stopped, reason);
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
     *     after an empty one
     */
    void discard(InfusionDayRef day, String reason, double remainingMl, String next) {
        if (next.equals(COMPLETE) && infusion(day).isEmpty()) {
            throw new SubmissionRefused(
                    "What follows: this infusion was never begun, so its dose was not given in full."
                            + " Choose a new bag, or that nothing more is given today");
        }
        if (next.equals(NEW_BAG) && remainingMl <= 0 && infusion(day).isPresent()) {
            throw new SubmissionRefused(
                    "What follows: with 0 mL left the dose is in; another bag would exceed it (INF-03)."
                            + " Choose that it had been given in full, or that nothing more is given today");
        }
        bags.save(bagInUse(day).discarded(time.now(), reason, remainingMl));
    }

    /** A bag that was prepared but not started is discarded, unused. */
    void discard(InfusionDayRef day, String reason) {
        bags.save(bagInUse(day).discarded(time.now(), reason, null));
    }

    /** @throws SubmissionRefused while an infection reported for the patient is open (SCR-03), or after a withdrawal */
    void requireStartAllowed(String patientNumber) {
        if (reports.withdrawn(patientNumber)) {
            throw new SubmissionRefused("What happens now: the patient has withdrawn from the treatment."
                    + " Choose that the patient is not infused, with the reason");
        }
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(infection -> {
            throw new SubmissionRefused("What happens now: the infusion is not started during an infection (SCR-03). "
                    + infection + ". Choose that the patient is not infused, with the reason");
        });
    }

    /** Records an observation and says whether the patient may leave (INF-10, INF-12, INF-19). */
    Observation observe(VitalSigns reading) {
        VitalSigns observed = vitalSigns.save(reading.measured(time.now()));
        InfusionDayRef day =
                new InfusionDayRef(observed.patientNumber(), observed.courseNumber(), observed.dayNumber());
        Infusion infusion = infusion(day).orElseThrow();
        Map<String, Object> facts = new HashMap<>();
        facts.put("minutesSinceEnd", (int)
                Duration.between(infusion.endedAt(), time.now()).toMinutes());
        facts.put("minutesRequired", 60 * observationHours(day.patientNumber()));
        facts.put("condition", observed.patientCondition());
        facts.put("highestTemperature", highestTemperature(day).orElse(null));
        facts.put("physicianExamined", examined(day));
        List<Map<String, Object>> rows = decisions.rows("assessObservation", facts);
        if (outcome(rows, "serious").isPresent()) {
            return new Observation(
                    Observation.STOPPED, outcome(rows, "serious").get() + described(observed.symptoms()));
        }
        Optional<String> stay = outcome(rows, "stay");
        if (stay.isPresent() || outcome(rows, "mayLeave").isEmpty()) {
            return new Observation(Observation.STAY, stay.orElse("The patient stays until this is clear."));
        }
        return "STOPPED".equals(infusion.outcome())
                ? new Observation(Observation.STOPPED, "The infusion was stopped" + described(infusion.reason()))
                : new Observation(Observation.GIVEN, outcome(rows, "mayLeave").get());
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
        return vitalSigns.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    List<InfusionBag> bags(InfusionDayRef day) {
        return bags.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    Optional<Double> highestTemperature(InfusionDayRef day) {
        return readings(day).stream().map(VitalSigns::temperature).max(Comparator.naturalOrder());
    }

    boolean asksPregnancy(Patient patient) {
        return patient.female();
    }

    /** SCR-12, INF-20: only a day that follows an infusion of the day before needs no test of its own. */
    private boolean pregnancyTestDue(String patientNumber) {
        return !begunOn(patientNumber, time.today().minusDays(1));
    }

    boolean begunOn(String patientNumber, LocalDate date) {
        return courses.infusions(patientNumber).stream()
                .anyMatch(infusion -> time.dateOf(infusion.begunAt()).equals(date));
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

    /** A first day may have been moved since the booking, and things may have happened: all is judged for today. */
    private String standsAgainst(InfusionDayRef day) {
        List<String> reasons = new ArrayList<>();
        if (withdrawn(day)) {
            reasons.add("The patient has withdrawn from the treatment");
        }
        if (day.dayNumber() == 1) {
            reasons.addAll(eligibility.standsAgainstToday(day.patientNumber(), day.courseNumber()));
        }
        return reasons.isEmpty() ? NOTHING : String.join("; ", reasons);
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
