package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.assessment.OverrideDecision;
import org.alemtuzumab.pathway.assessment.Overrides;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.vaccination.VaricellaStatus.Igg;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A patient's vaccine doses and varicella immunity, and what follows for the first infusion day. */
@Component
@Transactional
public class Vaccinations {

    /** SCR-08: full days between the last vaccine dose and the first infusion. */
    public static final String WAIT = "SCR-08";
    /** SCR-09: immunity to varicella, or vaccination first. */
    public static final String VARICELLA = "SCR-09";

    /** Of SCR-08, too: what of the national schedule is open or refused. */
    static final String LIST = "list";

    static final String NEUROLOGIST = "neurologist";
    static final String IMMUNE = "immune";
    private static final String NOT_IMMUNE = "notImmune";
    private static final String VARICELLA_VACCINE = "varicella";
    private static final int FULL_VACCINATION = 2;
    private static final String SHORTEN = "shortenWait";

    private final VaccineDoseRepository doses;
    private final Assessments assessments;
    private final Overrides overrides;
    private final Patients patients;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ImmuneRecovery recovery;
    private final VaccineSchedule schedule;
    private final TickedVaccines ticked;
    private final Findings findings;
    private final Messages messages;
    private final ClinicTime time;
    private final CurrentUser user;

    Vaccinations(
            VaccineDoseRepository doses,
            Assessments assessments,
            Overrides overrides,
            Patients patients,
            Profiles profiles,
            Decisions decisions,
            ImmuneRecovery recovery,
            VaccineSchedule schedule,
            TickedVaccines ticked,
            Findings findings,
            Messages messages,
            ClinicTime time,
            CurrentUser user) {
        this.doses = doses;
        this.assessments = assessments;
        this.overrides = overrides;
        this.patients = patients;
        this.profiles = profiles;
        this.decisions = decisions;
        this.recovery = recovery;
        this.schedule = schedule;
        this.ticked = ticked;
        this.findings = findings;
        this.messages = messages;
        this.time = time;
        this.user = user;
    }

    public List<VaccineDose> doses(String patientNumber) {
        return doses.findByPatientNumberOrderByGivenOn(patientNumber).stream()
                .filter(dose -> !dose.takenBack())
                .toList();
    }

    /** These doses were another patient's: they stay on file, and count no more (SAF-4). */
    public void takeBack(List<VaccineDose> wrong) {
        wrong.forEach(dose -> doses.save(dose.asTakenBack()));
    }

    /**
     * Records a dose; one that is on record already is not recorded twice.
     *
     * @param answeredLive yes or no, asked for a vaccine that is not on the list; else null
     * @param givenAnyway whether a live one was given although recovery is not confirmed: a neurologist is told (SCR-10)
     * @throws SubmissionRefused when its day lies in the future, or for a live one after a course before recovery
     */
    public void give(
            String patientNumber, String vaccine, String answeredLive, LocalDate givenOn, boolean givenAnyway) {
        if (givenOn.isAfter(time.today())) {
            throw new SubmissionRefused(
                    "Given on: %s lies in the future. Complete this task when the dose has been given"
                            .formatted(givenOn));
        }
        boolean known = doses(patientNumber).stream()
                .anyMatch(
                        dose -> dose.vaccine().equals(vaccine) && dose.givenOn().equals(givenOn));
        if (!known) {
            boolean live = live(vaccine, answeredLive);
            Optional<String> against = live ? recovery.standsAgainst(patientNumber, givenOn) : Optional.empty();
            against.filter(reason -> !givenAnyway).ifPresent(reason -> {
                throw new SubmissionRefused(
                        "Vaccine: no live vaccine is given after a course until immunity has recovered (SCR-10). %s. Report that a live vaccine is wanted, so that a neurologist looks at it"
                                .formatted(reason));
            });
            doses.save(new VaccineDose(null, patientNumber, vaccine, live, givenOn, user.id(), time.now(), false));
            against.ifPresent(reason -> tellNeurologist(patientNumber, vaccine, givenOn, reason));
        }
    }

    private boolean live(String vaccine, String answeredLive) {
        Map<String, Object> kind = new HashMap<>();
        kind.put("vaccine", vaccine);
        kind.put("answeredLive", answeredLive);
        return schedule.live(vaccine)
                || !Boolean.FALSE.equals(decisions.row("vaccineKind", kind).get("live"));
    }

    private void tellNeurologist(String patientNumber, String vaccine, LocalDate givenOn, String reason) {
        findings.raise(Finding.raisedBy(
                patientNumber,
                new Alert(
                        "SCR-10",
                        Urgency.URGENT,
                        NEUROLOGIST,
                        "SCR-10: live vaccine (%s) given on %s after a course. %s, S4"
                                .formatted(vaccine, givenOn, reason)),
                time.now()));
        messages.tell("resultsArrived", patientNumber);
    }

    /**
     * Keeps the schedule as it was ticked off, with the doses given now and whether a shorter wait is asked for.
     *
     * @throws SubmissionRefused as {@link #give} does
     */
    void record(String patientNumber, int courseNumber, RecordVaccination recorded) {
        Map<String, Tick> ticks = new LinkedHashMap<>();
        schedule.vaccines().forEach(each -> ticks.put(each.id(), recorded.tick(each.id())));
        ticked.record(patientNumber, courseNumber, ticks);
        ticks.forEach((vaccine, tick) -> {
            if (tick.given()) {
                LocalDate on = tick.on()
                        .orElseThrow(() ->
                                new SubmissionRefused("The day on which %s was given is missing".formatted(vaccine)));
                give(patientNumber, vaccine, null, on, recorded.givenAnyway());
            }
        });
        if (recorded.vaccinated()) {
            give(
                    patientNumber,
                    recorded.vaccine().orElseThrow(),
                    recorded.live().orElse(null),
                    recorded.givenOn().orElseThrow(),
                    recorded.givenAnyway());
        }
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.VACCINATION_REVIEW,
                time.today(),
                Map.of(SHORTEN, recorded.shortenWait() ? "yes" : "no"));
    }

    /** What the national schedule comes to for a course: settled, open, refused or accepted; empty where nobody was asked. */
    public Optional<String> schedule(String patientNumber, int courseNumber) {
        return ticked.state(patientNumber, courseNumber);
    }

    /** What was found out about varicella. */
    void recordVaricella(String patientNumber, int courseNumber, RecordVaricellaStatus found) {
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.VARICELLA,
                found.iggOn().orElseGet(time::today),
                found.status());
    }

    /** Whether vaccinations were asked about before this course. */
    public boolean reviewed(String patientNumber, int courseNumber) {
        return assessments
                .latest(patientNumber, courseNumber, Assessments.VACCINATION_REVIEW)
                .isPresent();
    }

    /**
     * SCR-09: immune or notImmune; empty where it is not known. A negative IgG counts more than a history, two doses given
     * after it count more than the IgG.
     */
    public Optional<String> varicella(String patientNumber) {
        Optional<Assessed> asked = assessments.latest(patientNumber, Assessments.VARICELLA);
        Optional<VaricellaStatus> status = asked.map(each -> each.as(VaricellaStatus.class));
        Optional<Igg> igg = status.map(VaricellaStatus::igg);
        boolean negative = igg.filter(Igg.NEGATIVE::equals).isPresent();
        LocalDate since = negative ? asked.orElseThrow().performedOn() : LocalDate.MIN;
        long vaccinations = doses(patientNumber).stream()
                .filter(dose -> dose.vaccine().equals(VARICELLA_VACCINE)
                        && !dose.givenOn().isBefore(since))
                .count();
        if (igg.filter(Igg.POSITIVE::equals).isPresent() || vaccinations >= FULL_VACCINATION) {
            return Optional.of(IMMUNE);
        }
        if (negative) {
            return Optional.of(NOT_IMMUNE);
        }
        return status.filter(VaricellaStatus::toldImmune).map(each -> IMMUNE);
    }

    /**
     * SCR-08: the first day on which an infusion is possible after the last dose; empty where no dose is on record. A dose
     * of an inactivated vaccine does not count where a neurologist has shortened the wait after it for this course.
     */
    public Optional<LocalDate> earliestInfusion(String patientNumber, int courseNumber) {
        Optional<OverrideDecision> shortened = overrides
                .decision(patientNumber, courseNumber, WAIT, NEUROLOGIST)
                .filter(OverrideDecision::allowed);
        return doses(patientNumber).stream()
                .filter(dose -> dose.live()
                        || shortened
                                .filter(decision -> !dose.recordedAt().isAfter(decision.signedAt()))
                                .isEmpty())
                .map(VaccineDose::givenOn)
                .max(Comparator.naturalOrder())
                .map(last -> last.plusDays(waitDays(patientNumber)));
    }

    /** SCR-08: the profile's full days between the last dose and the first infusion. */
    public int waitDays(String patientNumber) {
        return profiles.number(patients.get(patientNumber).profile(), "vaccineWaitDays");
    }

    /** The day of the last dose of live, or of inactivated vaccines. */
    public Optional<LocalDate> lastDose(String patientNumber, boolean live) {
        return doses(patientNumber).stream()
                .filter(dose -> dose.live() == live)
                .map(VaccineDose::givenOn)
                .max(Comparator.naturalOrder());
    }

    /** The rules on which a neurologist must decide before a day can be booked, comma-separated; none as "". */
    public String openRules(String patientNumber, int courseNumber) {
        List<String> open = new ArrayList<>();
        boolean immune = varicella(patientNumber).filter(IMMUNE::equals).isPresent();
        if (!immune && !overrides.allowed(patientNumber, courseNumber, VARICELLA, NEUROLOGIST)) {
            open.add(VARICELLA);
        }
        if (shorteningAsked(patientNumber, courseNumber)) {
            open.add(WAIT);
        }
        if (ticked.toDecide(patientNumber, courseNumber)) {
            open.add(LIST);
        }
        return String.join(",", open);
    }

    private boolean shorteningAsked(String patientNumber, int courseNumber) {
        Optional<OverrideDecision> decided = overrides.decision(patientNumber, courseNumber, WAIT, NEUROLOGIST);
        return assessments
                .latest(patientNumber, courseNumber, Assessments.VACCINATION_REVIEW)
                .filter(review -> review.yes(SHORTEN))
                .filter(review -> decided.filter(
                                decision -> !decision.signedAt().isBefore(review.recordedAt()))
                        .isEmpty())
                .isPresent();
    }

    /** A neurologist's decisions on the {@link #openRules}. */
    void decide(String patientNumber, int courseNumber, DecideOnVaccination decided) {
        decided.setAside().forEach((rule, setAside) -> {
            if (rule.equals(LIST)) {
                ticked.decide(patientNumber, courseNumber, setAside, decided.reason());
            } else {
                overrides.sign(patientNumber, courseNumber, rule, NEUROLOGIST, setAside, decided.reason());
            }
        });
    }
}
