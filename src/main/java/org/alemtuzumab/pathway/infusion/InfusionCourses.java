package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.infusion.NextStep.Step;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days of a course: which comes next and when, and what holds it. */
@Component("infusionCourses")
@Transactional
public class InfusionCourses {

    private final Courses courses;
    private final InfusionPlatelets platelets;
    private final InfusionPace pace;
    private final InfusionHolds holds;
    private final PatientReports reports;
    private final InfusionProfile profile;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionCourses(
            Courses courses,
            InfusionPlatelets platelets,
            InfusionPace pace,
            InfusionHolds holds,
            PatientReports reports,
            InfusionProfile profile,
            Decisions decisions,
            ClinicTime time) {
        this.courses = courses;
        this.platelets = platelets;
        this.pace = pace;
        this.holds = holds;
        this.reports = reports;
        this.profile = profile;
        this.decisions = decisions;
        this.time = time;
    }

    /** The booked day of the first infusion. */
    LocalDate firstDay(String patientNumber, int courseNumber) {
        return Objects.requireNonNull(
                courses.find(patientNumber, courseNumber).orElseThrow().bookedOn(), "The course is not booked");
    }

    /** INF-01: how many infusion days the course has. */
    int courseDays(int courseNumber) {
        return ((Number) decisions
                        .setting("courseDays", Map.of("courseNumber", courseNumber))
                        .get("days"))
                .intValue();
    }

    /** When the check of an infusion day opens. */
    @ForModels
    public Date morning(String isoDate) {
        return time.at(LocalDate.parse(isoDate));
    }

    /** Whether an infusion of this course was begun. */
    @ForModels
    public boolean begun(String patientNumber, int courseNumber) {
        return courses.find(patientNumber, courseNumber).filter(Course::given).isPresent();
    }

    /** The number of the day that comes next: one more than the infusions begun. */
    int nextDayNumber(String patientNumber, int courseNumber) {
        return 1
                + (int) courses.infusions(patientNumber).stream()
                        .filter(infusion -> infusion.courseNumber() == courseNumber)
                        .count();
    }

    /**
     * What follows a day that was given. After the last one the course is completed.
     *
     * @param wanted the next day as the team named it, or null for the day after the last infusion
     */
    NextStep afterDay(InfusionDayRef day, LocalDate wanted) {
        String patientNumber = day.patientNumber();
        int courseNumber = day.courseNumber();
        if (day.dayNumber() >= courseDays(courseNumber)) {
            courses.complete(patientNumber, courseNumber, false);
            return new NextStep(Step.COMPLETE, null, null);
        }
        LocalDate next = nextDay(patientNumber, courseNumber, wanted);
        List<String> reasons = new ArrayList<>();
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(reasons::add);
        holds.pregnancy(day).ifPresent(reasons::add);
        if (platelets.due(day, false)) {
            reasons.addAll(platelets.reasonsToHold(patientNumber, courseNumber));
        }
        reasons.addAll(pace.held(day));
        reasons.addAll(holds.onLaterDay(day.next(), next));
        return reasons.isEmpty()
                ? new NextStep(Step.NEXT_DAY, next, null)
                : new NextStep(Step.HOLD, null, String.join(" ", reasons));
    }

    /** Nothing of the course was given: it is prepared and booked anew. */
    void defer(String patientNumber, int courseNumber) {
        courses.unbook(patientNumber, courseNumber);
    }

    /**
     * The day that the team wanted, or the next calendar day, in course 1 as far apart as the profile has it (INF-01); never
     * one that is past or has seen an infusion.
     */
    private LocalDate nextDay(String patientNumber, int courseNumber, LocalDate wanted) {
        int apart = courseNumber == 1 ? profile.firstCourseDaysApart(patientNumber) : 1;
        LocalDate earliest = earliest(patientNumber).plusDays(apart - 1L);
        return wanted != null && wanted.isAfter(earliest) ? wanted : earliest;
    }

    /** The earliest day of a further infusion. */
    LocalDate earliest(String patientNumber) {
        LocalDate afterLast = courses.lastInfusedOn(patientNumber).orElseThrow().plusDays(1);
        return afterLast.isBefore(time.today()) ? time.today() : afterLast;
    }
}
