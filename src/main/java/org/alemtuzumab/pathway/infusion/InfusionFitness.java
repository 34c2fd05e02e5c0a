package org.alemtuzumab.pathway.infusion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.Fitness.Outcome;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The morning of an infusion day: what the check found, and whether the patient is fit for the infusion (SCR-03). */
@Component
@Transactional
class InfusionFitness {

    private static final String NORMAL = "normal";
    /** A course is given in spite of a pregnancy (PRG-1). */
    private static final String ACCEPTED = "accepted";

    private final MorningChecks checks;
    private final GivenDoses doses;
    private final VitalSignLimits limits;
    private final InfusionEmergencies emergencies;
    private final InfusionHolds holds;
    private final Courses courses;
    private final PatientReports reports;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionFitness(
            MorningChecks checks,
            GivenDoses doses,
            VitalSignLimits limits,
            InfusionEmergencies emergencies,
            InfusionHolds holds,
            Courses courses,
            PatientReports reports,
            Pregnancies pregnancies,
            Childbearing childbearing,
            Decisions decisions,
            ClinicTime time) {
        this.checks = checks;
        this.doses = doses;
        this.limits = limits;
        this.emergencies = emergencies;
        this.holds = holds;
        this.courses = courses;
        this.reports = reports;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * Records the check of this morning, or the dose of this day that was given before.
     *
     * @throws SubmissionRefused as {@link MorningChecks#record} and {@link GivenDoses#recordGiven} say
     */
    void record(InfusionDayRef day, CheckBeforeInfusion answer, String by) {
        if (answer.givenBefore()) {
            doses.recordGiven(day, answer.given().orElseThrow());
        } else {
            checks.record(answer.of(day, by, time.now()));
        }
    }

    /** Judges the last check of this day by the table assessFitness; only its row "fit", alone, allows an infusion. */
    Fitness assess(InfusionDayRef day) {
        Optional<Infusion> recorded = day.infusion(courses);
        if (recorded.isPresent()) {
            return new Fitness(
                    Outcome.RECORDED,
                    recorded.filter(Infusion::stopped).map(GivenDoses::whyStopped).stream()
                            .toList(),
                    null,
                    false);
        }
        InfusionCheck check = checks.last(day);
        // without the patient nothing was measured
        Optional<Limits> passed = check.present()
                ? Optional.of(limits.passed(check.morning().measured(), Optional.empty()))
                : Optional.empty();
        boolean alarm = passed.filter(each -> each.level() == Level.ALARM).isPresent();
        if (alarm) {
            emergencies.ofTheMorning(day, passed.get());
        }
        List<Map<String, Object>> rows = decisions.rows("assessFitness", facts(check, passed));
        Set<Outcome> outcomes = rows.stream().map(InfusionFitness::outcome).collect(Collectors.toSet());
        boolean fit = outcomes.equals(Set.of(Outcome.FIT));
        List<String> reasons = Stream.concat(
                        rows.stream().filter(row -> outcome(row) != Outcome.FIT).map(row -> (String) row.get("reason")),
                        fit ? Stream.empty() : inTheirWords(check))
                .toList();
        return outcomes.equals(Set.of(Outcome.MOVED))
                ? moved(check, reasons)
                : new Fitness(fit ? Outcome.FIT : Outcome.NOT_FIT, reasons, null, alarm);
    }

    private Map<String, Object> facts(InfusionCheck check, Optional<Limits> passed) {
        InfusionDayRef day = check.day();
        Morning morning = check.morning();
        Map<String, Object> facts = new HashMap<>();
        facts.put("present", check.present());
        facts.put("infusionToday", courses.infusedOn(day.patientNumber(), time.today()));
        facts.put("openInfection", reports.openInfection(day.patientNumber()).isPresent());
        facts.put("infectionSigns", morning.infectionSigns());
        facts.put("infectionSevere", morning.infectionSevere());
        facts.put("infectionDefers", reports.infectionDefers(day.patientNumber()));
        facts.put(
                "vitalSigns",
                passed.map(Limits::reasons)
                        .map(why -> why.isEmpty() ? NORMAL : why)
                        .orElse(null));
        facts.put(
                "newSymptoms",
                morning.newSymptoms() == null ? null : morning.newSymptoms().spelled());
        facts.put("pregnancy", pregnancy(day, morning.pregnancyTest()));
        facts.put("equipmentReady", morning.equipmentReady());
        facts.put("physicianPresent", morning.physicianPresent());
        facts.put("standsAgainst", holds.today(day));
        return facts;
    }

    /** PRG-1: a pregnancy that is known counts whatever the test says; one that both have signed for is accepted. */
    private String pregnancy(InfusionDayRef day, PregnancyTest test) {
        if (pregnancies.open(day.patientNumber()).isPresent()) {
            return holds.pregnancy(day).isPresent() ? PregnancyTest.POSITIVE.spelled() : ACCEPTED;
        }
        if (!asksPregnancy(day.patientNumber())) {
            return "notDue";
        }
        return test == null ? null : test.spelled();
    }

    boolean asksPregnancy(String patientNumber) {
        return childbearing.possible(patientNumber);
    }

    /** Only what the table says clearly is more than not fit. */
    private static Outcome outcome(Map<String, Object> row) {
        return Spelling.read(Outcome.class, (String) row.get("outcome")).orElse(Outcome.NOT_FIT);
    }

    /** What the nurse wrote of an absence or of new symptoms, for whoever decides what follows. */
    private static Stream<String> inTheirWords(InfusionCheck check) {
        return Stream.concat(
                Stream.ofNullable(check.absence())
                        .map(Absence::absenceReason)
                        .filter(Objects::nonNull)
                        .map("Why the patient did not come: %s."::formatted),
                Stream.ofNullable(check.morning().symptoms()).map("New symptoms: %s."::formatted));
    }

    /** A missed day moves, unless something stands against its new date. */
    private Fitness moved(InfusionCheck check, List<String> reasons) {
        List<String> against = holds.onLaterDay(check.day(), check.absence().movedTo());
        return against.isEmpty()
                ? new Fitness(Outcome.MOVED, reasons, check.absence().movedTo(), false)
                : new Fitness(
                        Outcome.NOT_FIT,
                        Stream.concat(reasons.stream(), against.stream()).toList(),
                        null,
                        false);
    }
}
