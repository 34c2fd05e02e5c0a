package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.infusion.Observation.Outcome;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The observation after an infusion, and whether the patient may leave (INF-09, INF-10, INF-12, INF-19, INF-21). */
@Component
@Transactional
class Discharges {

    private final Readings readings;
    private final VitalSignLimits limits;
    private final PhysicianAnswers answers;
    private final BedsideCalls calls;
    private final Courses courses;
    private final InfusionProfile profile;
    private final Decisions decisions;
    private final ClinicTime time;

    Discharges(
            Readings readings,
            VitalSignLimits limits,
            PhysicianAnswers answers,
            BedsideCalls calls,
            Courses courses,
            InfusionProfile profile,
            Decisions decisions,
            ClinicTime time) {
        this.readings = readings;
        this.limits = limits;
        this.answers = answers;
        this.calls = calls;
        this.courses = courses;
        this.profile = profile;
        this.decisions = decisions;
        this.time = time;
    }

    /** Records an observation and says whether the patient may leave. */
    Observation observe(InfusionDayRef day, ObservePatient entered, String by) {
        Infusion infusion = day.infusion(courses).orElseThrow();
        VitalSigns reading = entered.reading(day, by, time);
        boolean unresolved = reading.state().patientCondition() == Condition.SYMPTOMS
                && !earliestLeaving(day).orElseThrow().isAfter(time.now());
        VitalSigns observed = record(reading, unresolved);
        List<Map<String, Object>> rows =
                decisions.rows("assessObservation", facts(infusion, observed, unresolved, entered.dischargeTold()));
        Optional<String> serious = outcome(rows, "serious");
        Optional<String> stay = outcome(rows, "stay");
        Optional<String> mayLeave = outcome(rows, "mayLeave");
        if (serious.isEmpty() && (stay.isPresent() || mayLeave.isEmpty())) {
            return new Observation(
                    Outcome.STAY, stay.orElse("The patient stays until this is clear."), observed.emergency());
        }
        calls.dayClosed(day);
        if (serious.isPresent()) {
            String symptoms = observed.state().symptoms();
            return new Observation(
                    Outcome.STOPPED, serious.get() + (symptoms == null ? "" : ": " + symptoms), observed.emergency());
        }
        Optional<String> forNeurologist = forNeurologist(day, infusion);
        return new Observation(
                forNeurologist.isPresent() ? Outcome.STOPPED : Outcome.GIVEN,
                forNeurologist.orElseGet(mayLeave::orElseThrow),
                observed.emergency());
    }

    /** @param unresolved whether symptoms have not resolved though the least time of observation is over (INF-21) */
    private VitalSigns record(VitalSigns reading, boolean unresolved) {
        InfusionDayRef day = reading.day();
        Limits passed = readings.limits(reading);
        boolean handedOver = reading.state().patientCondition() == Condition.TRANSFERRED;
        boolean alarm = passed.level() == Level.ALARM;
        boolean ofBefore = handedOver
                && !alarm
                && reading.state().seriousSigns() == null
                && readings.of(day).stream().anyMatch(VitalSigns::emergency);
        boolean emergency = (reading.state().serious() || alarm) && !ofBefore;
        boolean outside = answers.unsigned(reading, passed);
        VitalSigns kept = readings.keep(reading, passed, reading.inEffect(), emergency);
        if (handedOver || answers.admitted(day)) {
            return kept;
        }
        if (emergency || answers.closing(day).filter(Decision.WAIT::equals).isPresent()) {
            call(kept, Kind.SERIOUS, "**Who may leave after a serious sign or an alarm?**");
        } else if (unresolved) {
            call(kept, Kind.LEAVING, "**Symptoms have not resolved at the end of the observation (INF-21).**");
        } else if (outside) {
            call(kept, Kind.LEAVING, "**Vital signs outside their limits during the observation (INF-09).**");
        } else {
            calls.notNeeded(day);
        }
        return kept;
    }

    private void call(VitalSigns reading, Kind kind, String why) {
        calls.call(reading.day(), kind, why + " " + readings.inWords(reading));
    }

    private Map<String, Object> facts(
            Infusion infusion, VitalSigns observed, boolean unresolved, boolean dischargeTold) {
        InfusionDayRef day = observed.day();
        Map<String, Object> facts = new HashMap<>();
        facts.put("minutesSinceEnd", (int)
                Duration.between(infusion.endedAt(), time.now()).toMinutes());
        facts.put("minutesRequired", 60 * profile.observationHours(day.patientNumber()));
        facts.put("condition", observed.state().patientCondition().spelled());
        facts.put("fever", readings.highestTemperature(day).map(limits::fever).orElse(null));
        facts.put("physicianExamined", examined(day));
        facts.put("vitalSigns", observed.judgement().level().spelled());
        facts.put("physician", physician(observed, unresolved));
        facts.put("dischargeTold", dischargeTold);
        return facts;
    }

    private boolean examined(InfusionDayRef day) {
        return readings.of(day).stream()
                .anyMatch(reading ->
                        reading.phase() == Phase.OBSERVATION && Boolean.TRUE.equals(reading.physicianExamined()));
    }

    /** Which signature stands behind a patient's leaving: notNeeded, waitedFor, signed or admitted (INF-09, INF-12). */
    private String physician(VitalSigns observed, boolean unresolved) {
        if (answers.admitted(observed.day())) {
            return "admitted";
        }
        Optional<Decision> closing = answers.closing(observed.day());
        boolean caution = observed.judgement().level() == Level.CAUTION;
        if (closing.filter(Decision.WAIT::equals).isPresent()
                || unresolved
                || caution && answers.unsigned(observed, readings.limits(observed))) {
            return "waitedFor";
        }
        return closing.isPresent() || caution ? "signed" : "notNeeded";
    }

    private static Optional<String> outcome(List<Map<String, Object>> rows, String outcome) {
        return rows.stream()
                .filter(row -> outcome.equals(row.get("outcome")))
                .map(row -> (String) row.get("reason"))
                .reduce((first, second) -> first + " " + second);
    }

    /** INF-12, INF-21: why a neurologist decides on the next day after this one; empty where nobody need. */
    private Optional<String> forNeurologist(InfusionDayRef day, Infusion infusion) {
        List<String> why = new ArrayList<>();
        if (infusion.stopped()) {
            why.add(GivenDoses.whyStopped(infusion));
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
        return readings.of(day).stream()
                .filter(reading -> reading.serious()
                        || reading.state().patientCondition() == Condition.SYMPTOMS
                                && !reading.measuredAt().isBefore(observed))
                .reduce((earlier, later) -> later);
    }

    /** Earliest time at which the patient may leave, once the infusion has ended. */
    Optional<OffsetDateTime> earliestLeaving(InfusionDayRef day) {
        return day.infusion(courses)
                .map(Infusion::endedAt)
                .map(ended -> ended.plusHours(profile.observationHours(day.patientNumber())));
    }

    /** INF-21: whether a reaction of grade 3 or more, or one that counts as such, was recorded in the course. */
    boolean seriousReaction(String patientNumber, int courseNumber) {
        return courses.infusions(patientNumber).stream()
                .filter(infusion -> infusion.courseNumber() == courseNumber && infusion.endedAt() != null)
                .map(infusion -> new InfusionDayRef(patientNumber, courseNumber, infusion.dayNumber()))
                .anyMatch(day -> lastSerious(day).isPresent());
    }
}
