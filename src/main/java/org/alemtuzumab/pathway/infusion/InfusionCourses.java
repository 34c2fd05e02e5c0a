package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days of a course: which comes next and when, and what holds it. */
@Component("infusionCourses")
@Transactional
public class InfusionCourses {

    private static final String PLATELETS = "platelets";
    private static final String INFUSION = "INFUSION";

    private final CourseDecisionRepository courseDecisions;
    private final Courses courses;
    private final InfusionDays days;
    private final Patients patients;
    private final PatientReports reports;
    private final LabResults results;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionCourses(
            CourseDecisionRepository courseDecisions,
            Courses courses,
            InfusionDays days,
            Patients patients,
            PatientReports reports,
            LabResults results,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.courseDecisions = courseDecisions;
        this.courses = courses;
        this.days = days;
        this.patients = patients;
        this.reports = reports;
        this.results = results;
        this.profiles = profiles;
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
    public Date morning(String isoDate) {
        return time.at(LocalDate.parse(isoDate));
    }

    /** Whether an infusion of this course was begun. */
    public boolean begun(String patientNumber, int courseNumber) {
        return !infusions(patientNumber, courseNumber).isEmpty();
    }

    /** The number of the day that comes next: one more than the infusions begun. */
    int nextDayNumber(String patientNumber, int courseNumber) {
        return infusions(patientNumber, courseNumber).size() + 1;
    }

    /**
     * What follows a day that was given. After the last one the course is completed.
     *
     * @param wanted the next day as the team named it, or null for the day after the last infusion
     */
    NextStep afterDay(String patientNumber, int courseNumber, int dayNumber, LocalDate wanted) {
        if (dayNumber >= courseDays(courseNumber)) {
            courses.complete(patientNumber, courseNumber, false);
            return new NextStep(NextStep.COMPLETE, null, null);
        }
        List<String> reasons = new ArrayList<>();
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(reasons::add);
        if (days.plateletsDue(new InfusionDayRef(patientNumber, courseNumber, dayNumber), false)) {
            reasons.addAll(plateletReasons(patientNumber, courseNumber));
        }
        if (!reasons.isEmpty()) {
            return new NextStep(NextStep.HOLD, null, String.join(" ", reasons));
        }
        return new NextStep(NextStep.NEXT_DAY, nextDay(patientNumber, wanted), null);
    }

    /** Nothing of the course was given: it is prepared and booked anew. */
    void defer(String patientNumber, int courseNumber) {
        courses.unbook(patientNumber, courseNumber);
    }

    /**
     * A neurologist resumes or ends a held course (INF-20).
     *
     * @throws SubmissionRefused when there is nothing left to resume, an infection is not resolved, or the day is past or
     *     has seen an infusion already (INF-03)
     */
    void decide(CourseDecision decision, boolean infectionResolved, LocalDate resolvedOn) {
        String patientNumber = decision.patientNumber();
        int courseNumber = decision.courseNumber();
        if (CourseDecision.RESUME.equals(decision.decision())) {
            requireResumable(decision, infectionResolved, resolvedOn);
            if (infectionResolved) {
                reports.resolveInfection(patientNumber, resolvedOn, decision.reason());
            }
        } else {
            courses.complete(patientNumber, courseNumber, true);
        }
        courseDecisions.save(new CourseDecision(
                null,
                patientNumber,
                courseNumber,
                decision.decision(),
                decision.resumeOn(),
                decision.reason(),
                decision.signedBy(),
                time.now()));
    }

    /** INF-20: whether platelets after the last infusion really given are still to be taken. */
    public boolean plateletsMissing(String patientNumber, int courseNumber) {
        return profiles.flag(patients.get(patientNumber).profile(), "plateletsAfterInfusion")
                && plateletsAfterLastInfusion(patientNumber, courseNumber).isEmpty();
    }

    private void requireResumable(CourseDecision decision, boolean infectionResolved, LocalDate resolvedOn) {
        String patientNumber = decision.patientNumber();
        LocalDate day = decision.resumeOn();
        if (nextDayNumber(patientNumber, decision.courseNumber()) > courseDays(decision.courseNumber())) {
            throw new SubmissionRefused(
                    "Your decision: every infusion of this course has been begun; it can only be ended");
        }
        if (day.isBefore(time.today())) {
            throw new SubmissionRefused(
                    "Next infusion day: %s is past; the earliest is %s".formatted(day, earliest(patientNumber)));
        }
        if (days.begunOn(patientNumber, day)) {
            throw new SubmissionRefused(
                    "Next infusion day: an infusion was begun on %s, never two on one day (INF-03);".formatted(day)
                            + " the earliest is " + earliest(patientNumber));
        }
        Optional<PatientReport> infection = reports.openInfection(patientNumber);
        if (infection.isPresent() && !infectionResolved) {
            throw new SubmissionRefused(
                    "Your decision: an infection is reported; the course goes on only when it is fully resolved (SCR-03)");
        }
        if (infectionResolved && resolvedOn.isAfter(time.today())) {
            throw new SubmissionRefused("Resolved on: %s is still ahead".formatted(resolvedOn));
        }
    }

    /** The day that the team wanted, or the next calendar day; never one that is past or has seen an infusion. */
    private LocalDate nextDay(String patientNumber, LocalDate wanted) {
        LocalDate earliest = earliest(patientNumber);
        return wanted != null && wanted.isAfter(earliest) ? wanted : earliest;
    }

    private LocalDate earliest(String patientNumber) {
        LocalDate afterLast = courses.anchor(patientNumber).orElseThrow().plusDays(1);
        return afterLast.isBefore(time.today()) ? time.today() : afterLast;
    }

    /** INF-11b: why the platelets after the last infusion hold the next one; empty when they allow it. */
    private List<String> plateletReasons(String patientNumber, int courseNumber) {
        Double count = plateletsAfterLastInfusion(patientNumber, courseNumber)
                .filter(LabResult::valid)
                .map(LabResult::lowValue)
                .orElse(null);
        Map<String, Object> facts = new HashMap<>();
        facts.put("platelets", count);
        facts.put("fallPercent", count == null ? null : fall(count, baselinePlatelets(patientNumber, courseNumber)));
        List<Map<String, Object>> rows = decisions.rows("holdForPlatelets", facts);
        List<String> holds = rows.stream()
                .filter(row -> !Boolean.FALSE.equals(row.get("hold")))
                .map(row -> (String) row.get("reason"))
                .toList();
        return rows.isEmpty() ? List.of("The platelets after the infusion could not be judged.") : holds;
    }

    /** The latest count of this course's infusions, taken on or after the day of the last one; it may be unreadable. */
    private Optional<LabResult> plateletsAfterLastInfusion(String patientNumber, int courseNumber) {
        LocalDate last = courses.find(patientNumber, courseNumber).orElseThrow().lastInfusionOn();
        return results.of(patientNumber).stream()
                .filter(result -> result.analyte().equals(PLATELETS)
                        && INFUSION.equals(result.context())
                        && !result.collectedOn().isBefore(last)
                        && (result.valid() || result.quarantined()))
                .reduce((earlier, later) -> later);
    }

    /** The higher of the last valid counts before course 1 and before this course: the more sensitive comparison. */
    private Optional<Double> baselinePlatelets(String patientNumber, int courseNumber) {
        Course first = courses.of(patientNumber).stream()
                .filter(Course::given)
                .findFirst()
                .orElseThrow();
        Course current = courses.find(patientNumber, courseNumber).orElseThrow();
        return Stream.of(first, current)
                .map(course -> results.of(patientNumber).stream()
                        .filter(result -> result.analyte().equals(PLATELETS)
                                && result.valid()
                                && !INFUSION.equals(result.context())
                                && !result.collectedOn().isAfter(course.beganOn()))
                        .reduce((earlier, later) -> later))
                .flatMap(Optional::stream)
                .map(LabResult::highValue)
                .max(Double::compare);
    }

    private static Double fall(double count, Optional<Double> baseline) {
        return baseline.map(before -> 100 * (before - count) / before).orElse(null);
    }

    private List<Infusion> infusions(String patientNumber, int courseNumber) {
        return courses.infusions(patientNumber).stream()
                .filter(infusion -> infusion.courseNumber() == courseNumber)
                .toList();
    }
}
