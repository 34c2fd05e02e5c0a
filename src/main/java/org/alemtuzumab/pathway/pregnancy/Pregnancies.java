package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.OverrideDecision;
import org.alemtuzumab.pathway.assessment.Overrides;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pregnancies of a patient: one at a time, from whatever told of it until a person has recorded its end (PRG-1). */
@Component("pregnancies")
@Transactional
public class Pregnancies {

    /** The rule by which a pregnancy blocks courses. */
    public static final String RULE = "PRG-1";

    /** Who signs beside the neurologist where a course is given in spite of a pregnancy. */
    public static final String OBSTETRICS = "obstetrics";

    private static final String NEUROLOGIST = "neurologist";

    private final PregnancyRepository pregnancies;
    private final PregnancySettings settings;
    private final Courses courses;
    private final Patients patients;
    private final Overrides overrides;
    private final LabResults results;
    private final PharmacovigilanceReports pharmacovigilance;
    private final Messages messages;
    private final ClinicTime time;

    Pregnancies(
            PregnancyRepository pregnancies,
            PregnancySettings settings,
            Courses courses,
            Patients patients,
            Overrides overrides,
            LabResults results,
            PharmacovigilanceReports pharmacovigilance,
            Messages messages,
            ClinicTime time) {
        this.pregnancies = pregnancies;
        this.settings = settings;
        this.courses = courses;
        this.patients = patients;
        this.overrides = overrides;
        this.results = results;
        this.pharmacovigilance = pharmacovigilance;
        this.messages = messages;
        this.time = time;
    }

    /**
     * A pregnancy became known, or more of one that is known. A new one starts the process {@code pregnancy}.
     *
     * @param foundBy one of {@link Pregnancy}'s
     * @throws SubmissionRefused for a man, or when a day lies ahead or longer ago than a pregnancy can last
     */
    public void report(String patientNumber, String foundBy, Dates told, String reportedBy) {
        requirePossible(patientNumber, told);
        Optional<Pregnancy> known = open(patientNumber);
        if (known.isPresent()) {
            learn(known.get(), told);
            return;
        }
        pregnancies.save(settled(begun(patientNumber, foundBy, told, reportedBy)));
        messages.tell("pregnancyReported", patientNumber);
    }

    /**
     * A pregnancy has ended, whether it was known before or not: its end is asked for at once.
     *
     * @param told the day of the end instead of that of a test
     * @throws SubmissionRefused as {@link #report}
     */
    public void reportEnd(String patientNumber, Dates told, String reportedBy) {
        requirePossible(patientNumber, told);
        Optional<Pregnancy> known = open(patientNumber);
        if (known.isPresent()) {
            learn(known.get(), told);
            pregnancies.save(get(known.get().id()).endReported(told.testedOn()));
            messages.tell("endOfPregnancyReported", patientNumber);
            return;
        }
        pregnancies.save(settled(begun(patientNumber, Pregnancy.REPORT, told, reportedBy))
                .endReported(told.testedOn()));
        messages.tell("pregnancyReported", patientNumber);
    }

    /** An infusion was begun: in a pregnancy, where both have signed for it, it is an exposure. */
    public void infused(String patientNumber) {
        open(patientNumber).ifPresent(pregnancy -> pregnancies.save(settled(pregnancy)));
    }

    /** The pregnancy whose end is not recorded yet. */
    @Transactional(readOnly = true)
    public Optional<Pregnancy> open(String patientNumber) {
        return of(patientNumber).stream().filter(Pregnancy::open).findFirst();
    }

    /** The pregnancy that stands against this course: neurologist and obstetrician have not both allowed it since. */
    @Transactional(readOnly = true)
    public Optional<Pregnancy> blocking(String patientNumber, int courseNumber) {
        return open(patientNumber)
                .filter(pregnancy -> !Stream.of(NEUROLOGIST, OBSTETRICS).allMatch(role -> overrides
                        .decision(patientNumber, courseNumber, RULE, role)
                        .filter(OverrideDecision::allowed)
                        .filter(decision -> !decision.signedAt().isBefore(pregnancy.reportedAt()))
                        .isPresent()));
    }

    /** The last day of the last pregnancy that has ended: only a later test says that there is no other one. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastEnd(String patientNumber) {
        return of(patientNumber).stream()
                .filter(pregnancy -> !pregnancy.open() && !pregnancy.denied())
                .map(Pregnancy::endedOn)
                .max(LocalDate::compareTo);
    }

    /** She does not breastfeed, or no longer (SCR-12). */
    public void weaned(String patientNumber, LocalDate on) {
        of(patientNumber).stream()
                .filter(pregnancy ->
                        Boolean.TRUE.equals(pregnancy.breastfeeding()) && pregnancy.breastfeedingUntil() == null)
                .filter(pregnancy -> !on.isBefore(pregnancy.endedOn()))
                .forEach(pregnancy -> pregnancies.save(pregnancy.weaned(on)));
    }

    List<Pregnancy> of(String patientNumber) {
        return pregnancies.findByPatientNumberOrderByTestedOnAscIdAsc(patientNumber);
    }

    Pregnancy get(long id) {
        return pregnancies.findById(id).orElseThrow(() -> new IllegalArgumentException("No pregnancy has this id"));
    }

    /** Whatever was judged before it was known waits to be judged again, with what is known by now. */
    void judgeAgain(Pregnancy pregnancy) {
        results.judgeAgain(pregnancy.patientNumber(), pregnancy.from());
    }

    /**
     * A person has said when it began, or that this cannot be found out.
     *
     * @throws SubmissionRefused when that day cannot be, or the end is not expected later
     */
    void date(long id, DateConception decided) {
        if (decided.dated()) {
            decideConception(id, decided.conceivedOn().orElseThrow());
        } else {
            decideExposure(id, decided);
        }
    }

    private void decideConception(long id, LocalDate conception) {
        Pregnancy pregnancy = get(id);
        if (conception.isAfter(pregnancy.testedOn())) {
            throw new SubmissionRefused("Day of conception: %s lies after the positive test of %s"
                    .formatted(conception, pregnancy.testedOn()));
        }
        requireNotLongAgo("Day of conception", conception, pregnancy.testedOn());
        settleAnew(pregnancy.dated(
                Pregnancy.Dating.DECIDED, conception, conception.plusDays(settings.number("pregnancyDays"))));
    }

    /** What is certain stays so. */
    private void decideExposure(long id, DateConception decided) {
        Pregnancy pregnancy = get(id);
        LocalDate expectedEnd = decided.expectedEndOn().orElseThrow();
        requireAhead(expectedEnd);
        Exposure exposure = new Exposure(
                decided.exposed().orElseThrow() ? Exposure.Kind.EXPOSED : Exposure.Kind.NONE,
                "Not datable; decided by a person: " + decided.reason());
        Pregnancy dated = pregnancy.dated(Pregnancy.Dating.UNDATABLE, null, expectedEnd);
        settleAnew(pregnancy.exposed() ? dated : reported(dated, exposure));
    }

    /**
     * Records its end, or that it goes on.
     *
     * @throws SubmissionRefused when that day lies ahead or before it was known to be there, or when the end is not expected later
     */
    void record(long id, RecordEndOfPregnancy told, String by) {
        if (told.ended()) {
            end(id, told, by);
        } else {
            goesOn(id, told.expectedEndOn().orElseThrow());
        }
    }

    private void goesOn(long id, LocalDate expectedEnd) {
        requireAhead(expectedEnd);
        Pregnancy pregnancy = get(id);
        pregnancies.save(pregnancy
                .dated(pregnancy.dating(), pregnancy.conceptionOn(), expectedEnd)
                .endReported(null));
    }

    private void end(long id, RecordEndOfPregnancy told, String by) {
        Pregnancy pregnancy = get(id);
        Pregnancy.Outcome outcome = told.asOutcome();
        LocalDate on = told.endedOn().orElseThrow();
        if (on.isAfter(time.today())) {
            throw new SubmissionRefused("Ended on: %s lies in the future".formatted(on));
        }
        if (on.isBefore(pregnancy.from()) && outcome != Pregnancy.Outcome.NOT_PREGNANT) {
            throw new SubmissionRefused("Ended on: it had begun by %s; check the day".formatted(pregnancy.from()));
        }
        judgeAgain(pregnancy);
        Pregnancy ended = pregnancy.ended(on, outcome, told.breastfeeding().orElse(null), by, time.now());
        pregnancies.save(ended.denied() ? ended : settled(ended));
        if (ended.exposed()) {
            pharmacovigilance.ask(
                    pregnancy.patientNumber(),
                    Reason.PREGNANCY_EXPOSURE,
                    "Outcome of the exposed pregnancy: %s on %s. %s"
                            .formatted(outcome.spelled(), on, told.details().orElse("")));
        }
        messages.tell("resultsArrived", pregnancy.patientNumber());
    }

    private void learn(Pregnancy known, Dates told) {
        Dates completed = known.dates().completedBy(told);
        if (!completed.equals(known.dates())) {
            settleAnew(estimated(known.told(completed)));
        }
    }

    private void settleAnew(Pregnancy pregnancy) {
        Pregnancy before = get(pregnancy.id());
        Pregnancy after = pregnancies.save(settled(pregnancy));
        judgeAgain(before.from().isBefore(after.from()) ? before : after);
        messages.tell("resultsArrived", after.patientNumber());
    }

    private Pregnancy begun(String patientNumber, String foundBy, Dates told, String reportedBy) {
        return estimated(new Pregnancy(
                null,
                patientNumber,
                patientNumber,
                foundBy,
                told.testedOn(),
                told.lastMensesOn(),
                told.conceivedOn(),
                told.gestationDays(),
                null,
                Pregnancy.Dating.UNKNOWN,
                Exposure.Kind.UNKNOWN,
                "",
                told.testedOn().plusDays(settings.number("pregnancyDays")),
                null,
                null,
                null,
                null,
                null,
                reportedBy,
                time.now(),
                null,
                null));
    }

    /** Dates it by what was told, unless that does not fit together; what a person has decided stays. */
    private Pregnancy estimated(Pregnancy pregnancy) {
        if (pregnancy.dating() == Pregnancy.Dating.DECIDED || pregnancy.dating() == Pregnancy.Dating.UNDATABLE) {
            return pregnancy;
        }
        List<LocalDate> conceptions = conceptions(pregnancy);
        Set<Exposure.Kind> exposures = new HashSet<>();
        conceptions.forEach(
                day -> exposures.add(exposure(pregnancy, List.of(day)).kind()));
        if (exposures.size() != 1) {
            return pregnancy.dated(
                    Pregnancy.Dating.UNKNOWN, null, pregnancy.testedOn().plusDays(settings.number("pregnancyDays")));
        }
        LocalDate conception = conceptions.get(0);
        return pregnancy.dated(
                Pregnancy.Dating.ESTIMATED, conception, conception.plusDays(settings.number("pregnancyDays")));
    }

    /** What follows from the days told; nothing where one of them cannot be, for then they contradict each other. */
    private List<LocalDate> conceptions(Pregnancy pregnancy) {
        List<LocalDate> told = pregnancy.dates().conceptions(settings.number("conceptionAfterMensesDays"));
        return told.stream().anyMatch(day -> day.isAfter(pregnancy.testedOn())) ? List.of() : told;
    }

    /** Finds out about exposure; one that was found is never taken back by itself, and is reported once (PHV-1). */
    private Pregnancy settled(Pregnancy pregnancy) {
        Exposure found = exposure(
                pregnancy,
                pregnancy.conceptionOn() == null ? conceptions(pregnancy) : List.of(pregnancy.conceptionOn()));
        boolean decided = pregnancy.dating() == Pregnancy.Dating.UNDATABLE;
        return pregnancy.exposed() || decided && found.kind() != Exposure.Kind.EXPOSED
                ? pregnancy
                : reported(pregnancy, found);
    }

    private Pregnancy reported(Pregnancy pregnancy, Exposure exposure) {
        if (exposure.kind() == Exposure.Kind.EXPOSED) {
            pharmacovigilance.ask(
                    pregnancy.patientNumber(),
                    Reason.PREGNANCY_EXPOSURE,
                    "Positive test on %s. %s".formatted(pregnancy.testedOn(), exposure.reason()));
        }
        return pregnancy.withExposure(exposure);
    }

    private Exposure exposure(Pregnancy pregnancy, List<LocalDate> conceptions) {
        List<LocalDate> infusions = courses.infusions(pregnancy.patientNumber()).stream()
                .map(infusion -> time.dateOf(infusion.begunAt()))
                .toList();
        return Exposure.of(
                conceptions, pregnancy.testedOn(), pregnancy.endedOn(), infusions, settings.number("exposureMonths"));
    }

    private void requirePossible(String patientNumber, Dates told) {
        if (!patients.get(patientNumber).female()) {
            throw new SubmissionRefused(
                    "What happened: this patient is recorded as a man. Check the number, or correct the record first");
        }
        for (Map.Entry<String, Optional<LocalDate>> day : Map.of(
                        "On", Optional.of(told.testedOn()),
                        "First day of the last menses", Optional.ofNullable(told.lastMensesOn()),
                        "Day of conception", Optional.ofNullable(told.conceivedOn()))
                .entrySet()) {
            day.getValue().ifPresent(on -> {
                if (on.isAfter(time.today())) {
                    throw new SubmissionRefused("%s: %s lies in the future".formatted(day.getKey(), on));
                }
                if (!day.getKey().equals("On")) {
                    requireNotLongAgo(day.getKey(), on, told.testedOn());
                }
            });
        }
    }

    private void requireNotLongAgo(String label, LocalDate day, LocalDate testedOn) {
        if (day.isBefore(testedOn.minusDays(settings.number("longestPregnancyDays")))) {
            throw new SubmissionRefused("%s: %s lies longer before %s than a pregnancy can last; check both days"
                    .formatted(label, day, testedOn));
        }
    }

    private void requireAhead(LocalDate expectedEnd) {
        if (!expectedEnd.isAfter(time.today())) {
            throw new SubmissionRefused("End expected on: %s is not ahead".formatted(expectedEnd));
        }
    }
}
