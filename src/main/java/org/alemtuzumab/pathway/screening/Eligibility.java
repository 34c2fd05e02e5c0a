package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.assessment.Overrides;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.education.Education;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.neurology.NeurologicalSigns;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Reason.Kind;
import org.alemtuzumab.pathway.screening.Verdict.Outcome;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the facts for the owner's tables and keeps what they answer. All reasons are named at once; a rule is set aside
 * only when everybody whom its row names has signed, and a row that names nobody never is.
 */
@Component("eligibility")
@Transactional
public class Eligibility {

    static final String CONTRAINDICATIONS = "assessContraindications";
    static final String HISTORY = "assessHistory";
    private static final String REACTIONS = "assessReactions";
    private static final String VACCINES = "assessVaccines";
    private static final String PREPARATION = "assessPreparation";
    private static final String OUTCOME = "assessEligibility";
    private static final String NOTED = "noted";
    static final String NEUROLOGIST = "neurologist";
    /** What the check of every infusion day and the decision to go on judge by themselves. */
    private static final Set<String> ASKED_EACH_MORNING = Set.of("SCR-03", Pregnancies.RULE);

    private static final String SPECIALIST = "specialist";

    private final Decisions decisions;
    private final Education curriculum;
    private final Assessments assessments;
    private final Overrides overrides;
    private final AutoimmuneDiseases autoimmune;
    private final KnownHistory knownHistory;
    private final InfectionScreens infections;
    private final Vaccinations vaccinations;
    private final Bookings bookings;
    private final Baseline baseline;
    private final Programme programme;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Courses courses;
    private final PatientReports reports;
    private final Patients patients;
    private final Profiles profiles;
    private final NeurologicalSigns neurology;
    private final ClinicTime time;

    Eligibility(
            Decisions decisions,
            Education curriculum,
            Assessments assessments,
            Overrides overrides,
            AutoimmuneDiseases autoimmune,
            KnownHistory knownHistory,
            InfectionScreens infections,
            Vaccinations vaccinations,
            Bookings bookings,
            Baseline baseline,
            Programme programme,
            Pregnancies pregnancies,
            Childbearing childbearing,
            Courses courses,
            PatientReports reports,
            Patients patients,
            Profiles profiles,
            NeurologicalSigns neurology,
            ClinicTime time) {
        this.decisions = decisions;
        this.curriculum = curriculum;
        this.assessments = assessments;
        this.overrides = overrides;
        this.autoimmune = autoimmune;
        this.knownHistory = knownHistory;
        this.infections = infections;
        this.vaccinations = vaccinations;
        this.bookings = bookings;
        this.baseline = baseline;
        this.programme = programme;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.courses = courses;
        this.reports = reports;
        this.patients = patients;
        this.profiles = profiles;
        this.neurology = neurology;
        this.time = time;
    }

    /** What is known before the preparation begins. @param overridesAsked whether overrides were asked for already */
    Verdict suitability(String patientNumber, int courseNumber, boolean overridesAsked) {
        return keep(
                patientNumber,
                courseNumber,
                verdict(patientNumber, courseNumber, overridesAsked, known(patientNumber, courseNumber)));
    }

    /** What everything together comes to for the booked day. */
    Verdict assess(String patientNumber, int courseNumber) {
        return keep(patientNumber, courseNumber, reassess(patientNumber, courseNumber));
    }

    /** The same as of now, without keeping it: what a verdict that was shown earlier has become. */
    Verdict reassess(String patientNumber, int courseNumber) {
        return reassess(patientNumber, courseNumber, bookings.bookedOn(patientNumber, courseNumber));
    }

    /** Everything that stands against a first infusion today, whatever day was booked; empty when nothing does. */
    public List<String> standsAgainstToday(String patientNumber, int courseNumber) {
        return reassess(patientNumber, courseNumber, Optional.of(time.today())).reasons().stream()
                .map(Reason::text)
                .toList();
    }

    /** What has become known or too old since a course began, for a further infusion of it on that day (INF-20). */
    public LaterDay laterDay(String patientNumber, int courseNumber, LocalDate day) {
        List<Reason> since = knownSince(patientNumber, courseNumber, day);
        List<Reason> outdated = new ArrayList<>(known(patientNumber, courseNumber, day, day));
        outdated.removeAll(knownAsOfFirstInfusion(patientNumber, courseNumber));
        outdated.addAll(ask(PREPARATION, preparation(patientNumber, courseNumber, Optional.of(day))));
        return new LaterDay(
                texts(since.stream().filter(reason -> !forNeurologist(reason))),
                texts(since.stream().filter(Eligibility::forNeurologist)),
                texts(outdated.stream().filter(reason -> !ASKED_EACH_MORNING.contains(reason.rule()))));
    }

    /** A neurologist lets the course go on in spite of what is theirs to set aside for that day (SCR-08, INF-20). */
    public void goOn(String patientNumber, int courseNumber, LocalDate day, String why) {
        knownSince(patientNumber, courseNumber, day).stream()
                .filter(Eligibility::forNeurologist)
                .map(Reason::rule)
                .distinct()
                .forEach(rule -> overrides.sign(patientNumber, courseNumber, rule, NEUROLOGIST, true, why));
    }

    private List<Reason> knownSince(String patientNumber, int courseNumber, LocalDate day) {
        List<Reason> all = new ArrayList<>(knownAsOfFirstInfusion(patientNumber, courseNumber));
        all.addAll(ask(VACCINES, vaccines(patientNumber, courseNumber, Optional.of(day))));
        return verdict(patientNumber, courseNumber, true, all).reasons().stream()
                .filter(reason -> !ASKED_EACH_MORNING.contains(reason.rule()))
                .toList();
    }

    /** What is known now, by the validity of the day on which the course began: nothing in it is barring by its age alone. */
    private List<Reason> knownAsOfFirstInfusion(String patientNumber, int courseNumber) {
        LocalDate began =
                courses.find(patientNumber, courseNumber).orElseThrow().beganOn();
        return known(patientNumber, courseNumber, began, began);
    }

    private static boolean forNeurologist(Reason reason) {
        return reason.overriddenBy().equals(List.of(NEUROLOGIST));
    }

    private static List<String> texts(Stream<Reason> reasons) {
        return reasons.map(reason -> reason.rule() + ": " + reason.text()).toList();
    }

    private Verdict reassess(String patientNumber, int courseNumber, Optional<LocalDate> day) {
        List<Reason> all = new ArrayList<>(known(patientNumber, courseNumber));
        all.addAll(ask(VACCINES, vaccines(patientNumber, courseNumber, day)));
        all.addAll(ask(PREPARATION, preparation(patientNumber, courseNumber, day)));
        return verdict(patientNumber, courseNumber, true, all);
    }

    /** The last verdict on this course. */
    Optional<Verdict> latest(String patientNumber, int courseNumber) {
        return assessments
                .latest(patientNumber, courseNumber, Assessments.ELIGIBILITY)
                .map(Eligibility::read);
    }

    /** The last verdict on any course. */
    Optional<Verdict> latest(String patientNumber) {
        return assessments.latest(patientNumber, Assessments.ELIGIBILITY).map(Eligibility::read);
    }

    /** The rules that neurologist and specialist may set aside together, as the last verdict names them. */
    List<Reason> toSign(String patientNumber, int courseNumber) {
        return latest(patientNumber, courseNumber).map(Verdict::reasons).orElse(List.of()).stream()
                .filter(reason -> reason.overriddenBy().contains(SPECIALIST))
                .toList();
    }

    /** The specialties that sign beside the neurologist. */
    @ForModels
    public Set<String> specialtiesToSign(String patientNumber, int courseNumber) {
        Set<String> specialties = new TreeSet<>();
        toSign(patientNumber, courseNumber)
                .forEach(reason ->
                        specialties.addAll(autoimmune.specialties(patientNumber, courseNumber, reason.rule())));
        return specialties;
    }

    /** Signs for every rule on which this role has to decide. @param role neurologist or a specialty */
    void sign(String patientNumber, int courseNumber, String role, SignedOverride signed) {
        toSign(patientNumber, courseNumber).stream()
                .map(Reason::rule)
                .distinct()
                .filter(rule -> role.equals(NEUROLOGIST)
                        || autoimmune
                                .specialties(patientNumber, courseNumber, rule)
                                .contains(role))
                .forEach(rule ->
                        overrides.sign(patientNumber, courseNumber, rule, role, signed.allowed(), signed.reason()));
    }

    private List<Reason> known(String patientNumber, int courseNumber) {
        return known(patientNumber, courseNumber, bookings.expectedDay(patientNumber, courseNumber), time.today());
    }

    /**
     * @param day the day of the infusion, for which the infection screen must be valid (SCR-07)
     * @param on the day on which history and education must be valid (SCR-13)
     */
    private List<Reason> known(String patientNumber, int courseNumber, LocalDate day, LocalDate on) {
        Patient patient = patients.get(patientNumber);
        Optional<Assessed> history = history(patient, courseNumber, on);
        List<Reason> known = new ArrayList<>();
        known.addAll(ask(CONTRAINDICATIONS, contraindications(patient, courseNumber, history)));
        known.addAll(ask(HISTORY, history(patient, courseNumber, history, on)));
        known.addAll(ask(InfectionScreens.TABLE, infections.facts(patientNumber, day)));
        known.addAll(ask("assessNeurologicalSigns", neurology.facts(patientNumber)));
        known.addAll(ask(REACTIONS, Map.of("treatmentEnded", treatmentEnded(patientNumber))));
        knownHistory.facts(patientNumber).forEach((disease, facts) -> ask(KnownHistory.TABLE, facts).stream()
                .map(reason -> reason.about(disease))
                .forEach(known::add));
        return known;
    }

    /** INF-21: whether a neurologist has ended the treatment after a reaction. */
    private String treatmentEnded(String patientNumber) {
        return assessments.latest(patientNumber, Assessments.TREATMENT_ENDED).isPresent() ? "yes" : "no";
    }

    private List<Reason> ask(String table, Map<String, Object> facts) {
        return decisions.rows(table, facts).stream()
                .filter(row -> !NOTED.equals(row.get("outcome")))
                .map(row -> new Reason(
                        table,
                        (String) row.get("rule"),
                        Spelling.constant(Kind.class, (String) row.get("outcome")),
                        (String) row.get("reason"),
                        Arrays.stream(((String) row.get("overriddenBy")).split(","))
                                .map(String::trim)
                                .filter(role -> !role.isEmpty())
                                .toList()))
                .toList();
    }

    private Verdict verdict(String patientNumber, int courseNumber, boolean overridesAsked, List<Reason> all) {
        List<Reason> warnings =
                all.stream().filter(reason -> reason.kind() == Kind.WARNING).toList();
        List<Reason> setAside = all.stream()
                .filter(reason -> isSetAside(patientNumber, courseNumber, reason))
                .toList();
        List<Reason> reasons = all.stream()
                .filter(reason -> !setAside.contains(reason) && !warnings.contains(reason))
                .toList();
        Map<String, Object> counts = new HashMap<>();
        counts.put("hardStops", count(reasons, Kind.CONTRAINDICATED));
        counts.put("holds", count(reasons, Kind.HOLD));
        counts.put("deferrals", count(reasons, Kind.DEFERRED));
        counts.put("overrides", count(reasons, Kind.OVERRIDE));
        counts.put("overridesAsked", overridesAsked);
        return new Verdict(
                Spelling.constant(
                        Outcome.class, (String) decisions.row(OUTCOME, counts).get("outcome")),
                reasons,
                setAside,
                warnings,
                time.now());
    }

    private Verdict keep(String patientNumber, int courseNumber, Verdict verdict) {
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.ELIGIBILITY,
                time.today(),
                Map.of(
                        "outcome", Spelling.of(verdict.outcome()),
                        "profile",
                                profiles.inForce(patients.get(patientNumber).profile())
                                        .name(),
                        "reasons", answers(verdict.reasons()),
                        "setAside", answers(verdict.setAside()),
                        "warnings", answers(verdict.warnings())));
        return verdict;
    }

    private static List<Map<String, Object>> answers(List<Reason> reasons) {
        return reasons.stream().map(Reason::asAnswers).toList();
    }

    private static int count(List<Reason> reasons, Kind kind) {
        return (int) reasons.stream().filter(reason -> reason.kind() == kind).count();
    }

    /** Whether everybody whom the row names has allowed it for this course. */
    private boolean isSetAside(String patientNumber, int courseNumber, Reason reason) {
        List<String> roles = reason.overriddenBy().stream()
                .flatMap(role -> role.equals(SPECIALIST)
                        ? Stream.concat(
                                Stream.of(SPECIALIST).filter(none -> autoimmune
                                        .specialties(patientNumber, courseNumber, reason.rule())
                                        .isEmpty()),
                                autoimmune.specialties(patientNumber, courseNumber, reason.rule()).stream())
                        : Stream.of(role))
                .toList();
        return !roles.isEmpty()
                && !vaccinatedSince(patientNumber, courseNumber, reason)
                && !pregnantSince(patientNumber, courseNumber, reason)
                && roles.stream().allMatch(role -> overrides.allowed(patientNumber, courseNumber, reason.rule(), role));
    }

    /** SCR-08: a wait that was shortened does not cover a dose given after that decision. */
    private boolean vaccinatedSince(String patientNumber, int courseNumber, Reason reason) {
        return reason.rule().equals(Vaccinations.WAIT)
                && bookings.bookedOn(patientNumber, courseNumber)
                        .filter(day -> vaccinations
                                .earliestInfusion(patientNumber, courseNumber)
                                .filter(day::isBefore)
                                .isPresent())
                        .isPresent();
    }

    /** PRG-1: what was signed before this pregnancy was known does not cover it. */
    private boolean pregnantSince(String patientNumber, int courseNumber, Reason reason) {
        return reason.rule().equals(Pregnancies.RULE)
                && pregnancies.blocking(patientNumber, courseNumber).isPresent();
    }

    private Optional<Assessed> history(Patient patient, int courseNumber, LocalDate on) {
        int months = profiles.number(patient.profile(), "historyValidMonths");
        return assessments
                .latest(patient.number(), courseNumber, Assessments.HISTORY)
                .filter(each -> knownHistory.counts(patient.number(), each))
                .filter(each -> !each.performedOn().plusMonths(months).isBefore(on));
    }

    private Map<String, Object> contraindications(Patient patient, int courseNumber, Optional<Assessed> history) {
        Map<String, Object> facts = answers(
                history,
                "hypersensitivity",
                "bloodPressureControlled",
                "dissection",
                "stroke",
                "anginaOrInfarction",
                "coagulopathy",
                "autoimmuneDisease",
                "autoimmuneSinceTreatment");
        KnownHistory.QUESTIONS.forEach(question ->
                knownHistory.answered(patient.number(), question).ifPresent(answer -> facts.put(question, answer)));
        facts.put("courseNumber", courseNumber);
        facts.put("contraindicationSet", profiles.text(patient.profile(), "contraindicationSet"));
        if (!autoimmune.otherSpecialties(patient.number(), courseNumber).isEmpty()) {
            facts.put("autoimmuneSinceTreatment", "yes");
        }
        facts.put("pregnant", pregnancies.open(patient.number()).isPresent() ? "yes" : "no");
        facts.put("immuneThrombocytopenia", autoimmune.thrombocytopenia(patient.number()) ? "yes" : "no");
        return facts;
    }

    private Map<String, Object> history(Patient patient, int courseNumber, Optional<Assessed> history, LocalDate on) {
        Map<String, Object> facts = answers(
                history,
                "indicationConfirmed",
                "earlierDrugs",
                "activeInfection",
                "infectionSevere",
                "immunomodulator",
                "riskFactorsReviewed");
        facts.put("indication", patient.indication());
        facts.put("indicationSet", profiles.text(patient.profile(), "indicationSet"));
        facts.put(
                "age",
                patient.birthDate() == null
                        ? null
                        : Period.between(patient.birthDate(), time.today()).getYears());
        if (reports.openInfection(patient.number()).isPresent()) {
            facts.put("activeInfection", "yes");
            facts.put("infectionSevere", null);
        }
        facts.put("infectionDefers", reports.infectionDefers(patient.number()));
        Optional<Assessed> education = education(patient, courseNumber, on);
        facts.put(
                "educated",
                education.map(each -> curriculum.complete(each) ? "yes" : "no").orElse(null));
        facts.put("committed", reports.refusesMonitoring(patient.number()) ? "no" : all(education, "commitmentSigned"));
        facts.put("dietExplained", all(education, "dietExplained"));
        return facts;
    }

    /** SCR-13: gone through before each course and once a year. */
    private Optional<Assessed> education(Patient patient, int courseNumber, LocalDate on) {
        int months = profiles.number(patient.profile(), "educationValidMonths");
        return assessments
                .latest(patient.number(), courseNumber, Assessments.EDUCATION)
                .filter(each -> !each.performedOn().plusMonths(months).isBefore(on));
    }

    private static String all(Optional<Assessed> answers, String... questions) {
        return answers.map(each -> Arrays.stream(questions).allMatch(each::yes) ? "yes" : "no")
                .orElse(null);
    }

    private static Map<String, Object> answers(Optional<Assessed> answers, String... questions) {
        Map<String, Object> facts = new HashMap<>();
        for (String question : questions) {
            facts.put(question, answers.flatMap(each -> each.text(question)).orElse(null));
        }
        return facts;
    }

    private Map<String, Object> vaccines(String patientNumber, int courseNumber, Optional<LocalDate> day) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("varicella", vaccinations.varicella(patientNumber).orElse(null));
        facts.put("vaccinationsReviewed", vaccinations.reviewed(patientNumber, courseNumber) ? "yes" : "no");
        facts.put(
                "vaccineList",
                vaccinations.schedule(patientNumber, courseNumber).orElse(null));
        facts.put("daysSinceLiveVaccine", daysSince(vaccinations.lastDose(patientNumber, true), day));
        facts.put("daysSinceInactivatedVaccine", daysSince(vaccinations.lastDose(patientNumber, false), day));
        facts.put("vaccineWaitDays", vaccinations.waitDays(patientNumber));
        return facts;
    }

    private static Integer daysSince(Optional<LocalDate> dose, Optional<LocalDate> day) {
        return dose.flatMap(given -> day.map(booked -> (int) ChronoUnit.DAYS.between(given, booked)))
                .orElse(null);
    }

    private Map<String, Object> preparation(String patientNumber, int courseNumber, Optional<LocalDate> booked) {
        boolean begun =
                courses.find(patientNumber, courseNumber).filter(Course::given).isPresent();
        LocalDate earliest = begun ? time.today() : courses.earliestCourse(patientNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("childbearing", childbearing.possible(patientNumber));
        facts.put(
                "daysUntilBooked",
                booked.map(day -> (int) ChronoUnit.DAYS.between(time.today(), day))
                        .orElse(null));
        facts.put(
                "daysTooEarly",
                booked.filter(day -> earliest.isAfter(time.today()))
                        .map(day -> (int) ChronoUnit.DAYS.between(day, earliest))
                        .orElse(0));
        facts.put(
                "missingBaseline",
                booked.map(day -> baseline.missingNames(patientNumber, courseNumber, day))
                        .orElse(null));
        facts.put("mriRequired", bookings.mriRequired(patientNumber));
        facts.put(
                "mri",
                booked.flatMap(day -> bookings.mri(patientNumber, day))
                        .flatMap(mri -> mri.text("result"))
                        .orElse(null));
        facts.put("programmeRequired", programme.required(patientNumber));
        facts.put("programmeEnrolled", programme.enrolled(patientNumber, courseNumber));
        facts.put(
                "programmeAuthorised",
                booked.map(day -> programme.authorised(patientNumber, courseNumber, day))
                        .orElse(null));
        Optional<Assessed> pregnancy = booked.flatMap(day -> baseline.pregnancy(patientNumber, day));
        List.of("pregnancyTest", "contraception", "breastfeeding")
                .forEach(question -> facts.put(
                        question, pregnancy.flatMap(each -> each.text(question)).orElse(null)));
        return facts;
    }

    private static Verdict read(Assessed kept) {
        return new Verdict(
                Spelling.constant(Outcome.class, kept.text("outcome").orElseThrow()),
                reasons(kept, "reasons"),
                reasons(kept, "setAside"),
                reasons(kept, "warnings"),
                Objects.requireNonNull(kept.recordedAt()));
    }

    private static List<Reason> reasons(Assessed kept, String which) {
        return kept.list(which).stream()
                .map(each -> Reason.fromAnswers((Map<?, ?>) each))
                .toList();
    }
}
