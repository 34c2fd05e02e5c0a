package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.List;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.infusion.CheckBeforeInfusion.Given;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The infusion of a day as it goes on record: begun, ended, or told afterwards; one dose a day (INF-03). */
@Component
@Transactional
class GivenDoses {

    private final Courses courses;
    private final InfusionBags bags;
    private final Readings readings;
    private final InfusionPace pace;
    private final BedsideCalls calls;
    private final Pregnancies pregnancies;
    private final Patients patients;
    private final BegunInfusion begun;
    private final ClinicTime time;

    GivenDoses(
            Courses courses,
            InfusionBags bags,
            Readings readings,
            InfusionPace pace,
            BedsideCalls calls,
            Pregnancies pregnancies,
            Patients patients,
            BegunInfusion begun,
            ClinicTime time) {
        this.courses = courses;
        this.bags = bags;
        this.readings = readings;
        this.pace = pace;
        this.calls = calls;
        this.pregnancies = pregnancies;
        this.patients = patients;
        this.begun = begun;
        this.time = time;
    }

    /** The infusion has begun. A second bag on the same day goes on with the same infusion. */
    void begin(InfusionDayRef day) {
        if (day.begun(courses)) {
            return;
        }
        InfusionBag bag = bags.inUse(day);
        courses.begin(
                day.patientNumber(), day.courseNumber(), day.dayNumber(), bag.product(), bag.batch(), bag.dilutedAt());
        pregnancies.infused(day.patientNumber());
        begun.tell(day.patientNumber());
    }

    /** The infusion has ended, complete or stopped: for the reason its bag was discarded, or that of the last reading. */
    void finish(InfusionDayRef day, boolean stopped) {
        courses.finish(
                day.patientNumber(), day.courseNumber(), day.dayNumber(), stopped, stopped ? reasonOfStop(day) : null);
        if (!stopped) {
            List<String> tooFast = pace.tooFast(day.infusion(courses).orElseThrow());
            if (!tooFast.isEmpty()) {
                calls.call(
                        day,
                        Kind.DURATION,
                        "**Too fast, and the next dose is held (INF-05).** " + String.join(" ", tooFast));
            }
        }
    }

    private String reasonOfStop(InfusionDayRef day) {
        InfusionBag bag = bags.inUse(day);
        return bag.discarded()
                ? bag.discard().discardReason()
                : readings.last(day).map(last -> last.inEffect().reason()).orElse(null);
    }

    /** "The infusion was stopped: rash". */
    static String whyStopped(Infusion infusion) {
        return "The infusion was stopped" + (infusion.reason() == null ? "" : ": " + infusion.reason());
    }

    /**
     * Records the dose of this day that was given without being recorded at the time, because nothing ran, for one.
     *
     * @param given on a day that is over: the dose of today is recorded by its own steps
     * @throws SubmissionRefused when it cannot have been: ahead, before the enrolment, in another order, or on a day that has
     *     seen an infusion or comes before the last one
     */
    void recordGiven(InfusionDayRef day, Given given) {
        String patientNumber = day.patientNumber();
        requirePossible(patientNumber, given);
        courses.lastInfusedOn(patientNumber)
                .filter(last -> !given.givenOn().isAfter(last))
                .ifPresent(last -> {
                    throw new SubmissionRefused(
                            "Given on: the last infusion on record was on %s; this one comes after it, never two on one day (INF-03)"
                                    .formatted(last));
                });
        int course = day.courseNumber();
        int number = day.dayNumber();
        courses.begin(
                patientNumber,
                course,
                number,
                given.product(),
                given.batch(),
                time.moment(given.givenOn(), given.dilutedAt()),
                time.moment(given.givenOn(), given.begunAt()));
        courses.finish(
                patientNumber,
                course,
                number,
                given.stopped(),
                "Recorded on %s: %s".formatted(time.today(), given.givenReason()),
                time.moment(given.endedOn(), given.endedAt()));
        pregnancies.infused(patientNumber);
        begun.tell(patientNumber);
    }

    private void requirePossible(String patientNumber, Given given) {
        LocalDate date = given.givenOn();
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
        if (time.moment(given.endedOn(), given.endedAt()).isAfter(time.now())) {
            throw new SubmissionRefused(
                    "End of the infusion: %s %s is still ahead".formatted(given.endedOn(), given.endedAt()));
        }
        if (given.dilutedAt().isAfter(given.begunAt())) {
            throw new SubmissionRefused("Time of dilution: %s is after the beginning of the infusion at %s"
                    .formatted(given.dilutedAt(), given.begunAt()));
        }
    }
}
