package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The booked first infusion day of a course and the dates that follow from it. */
@Component("bookings")
@Transactional
public class Bookings {

    private final CourseNotes notes;
    private final Courses courses;
    private final Vaccinations vaccinations;
    private final Assessments assessments;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    Bookings(
            CourseNotes notes,
            Courses courses,
            Vaccinations vaccinations,
            Assessments assessments,
            Patients patients,
            Profiles profiles,
            ClinicTime time) {
        this.notes = notes;
        this.courses = courses;
        this.vaccinations = vaccinations;
        this.assessments = assessments;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    /** A day before which the course cannot begin, and why. */
    record Bound(LocalDate day, String why) {}

    /** Everything that keeps the course from beginning earlier. */
    List<Bound> bounds(String patientNumber, int courseNumber) {
        List<Bound> bounds = new ArrayList<>();
        bounds.add(new Bound(time.today(), "not in the past"));
        courses.anchor(patientNumber)
                .ifPresent(last -> bounds.add(new Bound(
                        courses.earliestCourse(patientNumber),
                        "%d months after the last dose on %s (INF-02)"
                                .formatted(setting(patientNumber, "courseIntervalMonths"), last))));
        vaccinations
                .earliestInfusion(patientNumber, courseNumber)
                .ifPresent(day -> bounds.add(new Bound(
                        day,
                        "%d full days after the last vaccine dose on %s (SCR-08)"
                                .formatted(
                                        vaccinations.waitDays(patientNumber),
                                        day.minusDays(vaccinations.waitDays(patientNumber))))));
        return bounds;
    }

    /** The first day on which the course may begin. */
    public LocalDate earliest(String patientNumber, int courseNumber) {
        return bounds(patientNumber, courseNumber).stream()
                .map(Bound::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Keeps what was asked with it, and books the day, or says why it cannot be and which day can (INF-02, SCR-08, INF-14). */
    Optional<String> book(String patientNumber, int courseNumber, BookCourse wanted) {
        return notes.keep(patientNumber, courseNumber, wanted)
                .or(() -> book(patientNumber, courseNumber, wanted.bookedOn()));
    }

    private Optional<String> book(String patientNumber, int courseNumber, LocalDate day) {
        String broken = bounds(patientNumber, courseNumber).stream()
                .filter(bound -> day.isBefore(bound.day()))
                .map(bound -> "- %s: %s".formatted(bound.day(), bound.why()))
                .collect(Collectors.joining("\n"));
        if (broken.isEmpty()) {
            courses.book(patientNumber, courseNumber, day);
            return Optional.empty();
        }
        return Optional.of("%s is too early. The course can begin on **%s** or later:\n\n%s"
                .formatted(day, earliest(patientNumber, courseNumber), broken));
    }

    Optional<LocalDate> bookedOn(String patientNumber, int courseNumber) {
        return courses.find(patientNumber, courseNumber).map(Course::bookedOn);
    }

    /** The day for which answers must be valid: the booked one, or as long as none lies ahead the earliest. */
    LocalDate expectedDay(String patientNumber, int courseNumber) {
        LocalDate earliest = earliest(patientNumber, courseNumber);
        return bookedOn(patientNumber, courseNumber)
                .filter(day -> !day.isBefore(earliest))
                .orElse(earliest);
    }

    /** SCR-06: when baseline results are asked for, so that they are fresh on the booked day. */
    @ForModels
    public Date baselineDue(String patientNumber, int courseNumber) {
        return time.at(required(patientNumber, courseNumber).minusDays(setting(patientNumber, "baselineAskDays")));
    }

    /** SCR-11: when the MRI is asked for. */
    @ForModels
    public Date mriDue(String patientNumber, int courseNumber) {
        return time.at(required(patientNumber, courseNumber).minusWeeks(setting(patientNumber, "preparationWeeks")));
    }

    /** SCR-08: when the wait after the last vaccine dose is over; a time past where there is nothing to wait for. */
    @ForModels
    public Date vaccineWaitOver(String patientNumber, int courseNumber) {
        return time.at(
                vaccinations.earliestInfusion(patientNumber, courseNumber).orElseGet(() -> time.today()
                        .minusDays(1)));
    }

    /** SCR-11: an MRI was looked at for signs of PML. */
    void recordMri(String patientNumber, int courseNumber, RecordMri seen) {
        assessments.record(patientNumber, courseNumber, Assessments.MRI, seen.performedOn(), seen.mri());
    }

    /** SCR-11: the MRI that is fresh enough on that day. */
    Optional<Assessed> mri(String patientNumber, LocalDate day) {
        LocalDate oldest = day.minusDays(setting(patientNumber, "mriValidDays"));
        return assessments.latest(patientNumber, Assessments.MRI).filter(mri -> !mri.performedOn()
                .isBefore(oldest));
    }

    /** Whether the profile asks for an MRI before each course. */
    boolean mriRequired(String patientNumber) {
        return profiles.flag(patients.get(patientNumber).profile(), "mriBeforeCourse");
    }

    /** Whether an MRI must be taken for the booked day: none is fresh enough, or the last one was suspicious. */
    boolean mriNeeded(String patientNumber, int courseNumber) {
        return mriRequired(patientNumber)
                && bookedOn(patientNumber, courseNumber)
                        .flatMap(day -> mri(patientNumber, day))
                        .filter(mri -> mri.as(Mri.class).clear())
                        .isEmpty();
    }

    private LocalDate required(String patientNumber, int courseNumber) {
        return bookedOn(patientNumber, courseNumber)
                .orElseThrow(() -> new IllegalStateException("Course %d is not booked".formatted(courseNumber)));
    }

    private int setting(String patientNumber, String name) {
        return profiles.number(patients.get(patientNumber).profile(), name);
    }
}
