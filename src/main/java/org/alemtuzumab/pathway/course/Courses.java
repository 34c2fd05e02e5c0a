package org.alemtuzumab.pathway.course;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A patient's courses and infusions, and the dates that follow from them. */
@Component("courses")
@Transactional
public class Courses {

    private final CourseRepository courses;
    private final InfusionRepository infusions;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    Courses(
            CourseRepository courses,
            InfusionRepository infusions,
            Patients patients,
            Profiles profiles,
            ClinicTime time) {
        this.courses = courses;
        this.infusions = infusions;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    public List<Course> of(String patientNumber) {
        return courses.findByPatientNumberOrderByCourseNumber(patientNumber);
    }

    public Optional<Course> find(String patientNumber, int courseNumber) {
        return courses.findByPatientNumberAndCourseNumber(patientNumber, courseNumber);
    }

    public Optional<Course> find(long id) {
        return courses.findById(id);
    }

    public Optional<Infusion> infusion(long id) {
        return infusions.findById(id);
    }

    /** The course that is under way or being prepared, or the next one after those given. */
    public Course plan(String patientNumber) {
        List<Course> all = of(patientNumber);
        return all.stream().filter(course -> !course.ended()).findFirst().orElseGet(() -> {
            int next = (int) all.stream().filter(Course::given).count() + 1;
            return courses.save(find(patientNumber, next)
                    .map(Course::unbooked)
                    .orElseGet(() -> Course.prepared(patientNumber, next)));
        });
    }

    /** Books the first infusion day. The booking task has checked the date before. */
    public void book(String patientNumber, int courseNumber, LocalDate day) {
        courses.save(required(patientNumber, courseNumber).booked(day));
    }

    /** INF-02: the first day on which the next course may begin; today where there was none. */
    public LocalDate earliestCourse(String patientNumber) {
        LocalDate today = time.today();
        return anchor(patientNumber)
                .map(last -> last.plusMonths(
                        profiles.number(patients.get(patientNumber).profile(), "courseIntervalMonths")))
                .filter(today::isBefore)
                .orElse(today);
    }

    /** Records an infusion really begun, now. From this moment it is the anchor (INF-18). */
    public Infusion begin(
            String patientNumber,
            int courseNumber,
            int dayNumber,
            String product,
            String batch,
            OffsetDateTime dilutedAt) {
        return begin(patientNumber, courseNumber, dayNumber, product, batch, dilutedAt, time.now());
    }

    /** The same for one that began earlier and was not recorded then. */
    public Infusion begin(
            String patientNumber,
            int courseNumber,
            int dayNumber,
            String product,
            String batch,
            OffsetDateTime dilutedAt,
            OffsetDateTime begunAt) {
        Infusion infusion = infusions.save(new Infusion(
                null, patientNumber, courseNumber, dayNumber, begunAt, null, null, null, product, batch, dilutedAt));
        courses.save(required(patientNumber, courseNumber).infusedOn(time.dateOf(begunAt)));
        return infusion;
    }

    /**
     * SCR-21: a course that another centre gave. Its infusions move the anchor as those of this clinic do, and it takes the
     * place of one that is only planned here.
     *
     * @return its number
     * @throws SubmissionRefused when it cannot have been: it lies ahead, a course is under way here, or another was given at that time
     */
    public int enter(String patientNumber, CourseElsewhere given) {
        requirePossible(patientNumber, given);
        List<Course> all = of(patientNumber);
        int number = (int) all.stream().filter(Course::given).count() + 1;
        Long planned = find(patientNumber, number).map(Course::id).orElse(null);
        courses.save(Course.elsewhere(planned, patientNumber, number, given.first(), given.last(), given.centre()));
        List<LocalDate> days = given.days();
        for (int day = 1; day <= days.size(); day++) {
            OffsetDateTime at =
                    days.get(day - 1).atTime(LocalTime.NOON).atZone(time.zone()).toOffsetDateTime();
            infusions.save(new Infusion(
                            null,
                            patientNumber,
                            number,
                            day,
                            at,
                            null,
                            null,
                            null,
                            given.product(),
                            given.batch(),
                            null)
                    .ended(at, false, "given elsewhere: " + given.centre()));
        }
        return number;
    }

    /** Why such a course cannot have been given to anybody born on that day, a sentence each. */
    public List<String> impossible(CourseElsewhere given, LocalDate birthDate) {
        List<String> problems = new ArrayList<>();
        if (given.last().isAfter(time.today())) {
            problems.add(given.which() + ": its last infusion lies in the future");
        }
        if (given.first().isBefore(birthDate)) {
            problems.add(given.which() + ": its first infusion lies before the patient's birth");
        }
        return problems;
    }

    private void requirePossible(String patientNumber, CourseElsewhere given) {
        SubmissionRefused.throwAny(impossible(given, patients.get(patientNumber).birthDate()));
        for (Course course : of(patientNumber).stream().filter(Course::given).toList()) {
            if (!course.ended()) {
                throw new SubmissionRefused(
                        "%s: course %d is under way here. Record each of its doses by \"Check before the infusion\", or end it first by \"Decide on the course\""
                                .formatted(given.which(), course.courseNumber()));
            }
            if (!given.last().isBefore(course.beganOn()) && !given.first().isAfter(course.lastInfusionOn())) {
                throw new SubmissionRefused("%s: course %d was given from %s to %s, at the same time. Check the days"
                        .formatted(given.which(), course.courseNumber(), course.beganOn(), course.lastInfusionOn()));
            }
        }
    }

    /** SCR-21: whether the last course was given at another centre, so that nothing of it is known but what was entered. */
    @ForModels
    public boolean lastGivenElsewhere(String patientNumber) {
        return of(patientNumber).stream()
                .filter(Course::given)
                .reduce((earlier, later) -> later)
                .filter(course -> course.givenAt() != null)
                .isPresent();
    }

    public void finish(String patientNumber, int courseNumber, int dayNumber, boolean stopped, String reason) {
        finish(patientNumber, courseNumber, dayNumber, stopped, reason, time.now());
    }

    /** The same for one that ended earlier and was not recorded then. @param reason why it was stopped, or recorded late */
    public void finish(
            String patientNumber,
            int courseNumber,
            int dayNumber,
            boolean stopped,
            String reason,
            OffsetDateTime endedAt) {
        Infusion infusion = infusions(patientNumber).stream()
                .filter(each -> each.courseNumber() == courseNumber && each.dayNumber() == dayNumber)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No infusion has begun on this day of the course"));
        infusions.save(infusion.ended(endedAt, stopped, reason));
    }

    /** Closes a course in which at least one infusion was begun. */
    public void complete(String patientNumber, int courseNumber, boolean early) {
        courses.save(required(patientNumber, courseNumber).withState(early ? Course.ENDED_EARLY : Course.COMPLETED));
    }

    /** Takes back the booking of a course that has not begun; it is still to be given. */
    public void unbook(String patientNumber, int courseNumber) {
        courses.save(required(patientNumber, courseNumber).unbooked());
    }

    /** Gives up whatever course is planned or under way; one in which an infusion was begun has ended early. */
    public void giveUp(String patientNumber) {
        of(patientNumber).stream()
                .filter(course -> !course.ended())
                .forEach(course ->
                        courses.save(course.withState(course.given() ? Course.ENDED_EARLY : Course.CANCELLED)));
    }

    @ForModels
    public boolean everInfused(String patientNumber) {
        return anchor(patientNumber).isPresent();
    }

    /** Whether course 2 follows by itself: course 1 was given in full. After one that ended early a person decides. */
    @ForModels
    public boolean secondCourseDue(String patientNumber) {
        List<Course> given = of(patientNumber).stream().filter(Course::given).toList();
        return given.size() == 1 && given.get(0).state().equals(Course.COMPLETED);
    }

    /** When the preparation of the next course starts: INF-02 less the weeks of preparation. */
    @ForModels
    public LocalDate preparationDue(String patientNumber) {
        LocalDate last = anchor(patientNumber).orElseThrow();
        String profile = patients.get(patientNumber).profile();
        return last.plusMonths(profiles.number(profile, "courseIntervalMonths"))
                .minusWeeks(profiles.number(profile, "preparationWeeks"));
    }

    /** The next anniversary of the last infusion: MS activity is reviewed each year. */
    @ForModels
    public LocalDate reviewDue(String patientNumber) {
        LocalDate last = anchor(patientNumber).orElseThrow();
        int years = 1;
        while (!last.plusYears(years).isAfter(time.today())) {
            years++;
        }
        return last.plusYears(years);
    }

    /** MON-01: the day on which the last infusion really given was begun, of any course. */
    public Optional<LocalDate> anchor(String patientNumber) {
        return infusions(patientNumber).stream()
                .map(Infusion::begunAt)
                .max(Comparator.naturalOrder())
                .map(time::dateOf);
    }

    /** INF-03: the last day on which any of the drug was given; the day after the anchor where it ran past midnight. */
    public Optional<LocalDate> lastInfusedOn(String patientNumber) {
        return infusions(patientNumber).stream().map(this::lastDay).max(Comparator.naturalOrder());
    }

    /** INF-03: whether any of the drug was given on that day. */
    public boolean infusedOn(String patientNumber, LocalDate date) {
        return infusions(patientNumber).stream()
                .anyMatch(infusion -> !time.dateOf(infusion.begunAt()).isAfter(date)
                        && !lastDay(infusion).isBefore(date));
    }

    private LocalDate lastDay(Infusion infusion) {
        return infusion.endedAt() == null ? time.today() : time.dateOf(infusion.endedAt());
    }

    public List<Infusion> infusions(String patientNumber) {
        return infusions.findByPatientNumberOrderByBegunAt(patientNumber);
    }

    private Course required(String patientNumber, int courseNumber) {
        return find(patientNumber, courseNumber)
                .orElseThrow(() -> new IllegalStateException("Course %d is not planned".formatted(courseNumber)));
    }
}
