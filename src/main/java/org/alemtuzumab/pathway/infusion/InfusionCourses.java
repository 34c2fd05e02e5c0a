package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days of a course: which comes next and when, and what holds it. */
@Component("infusionCourses")
@Transactional
public class InfusionCourses {

    static final String PLATELETS = "platelets";
    private static final String INFUSION = "INFUSION";

    private final CourseDecisionRepository courseDecisions;
    private final Courses courses;
    private final InfusionDays days;
    private final Patients patients;
    private final PatientReports reports;
    private final Eligibility eligibility;
    private final Pregnancies pregnancies;
    private final Assessments assessments;
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
            Eligibility eligibility,
            Pregnancies pregnancies,
            Assessments assessments,
            LabResults results,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.courseDecisions = courseDecisions;
        this.courses = courses;
        this.days = days;
        this.patients = patients;
        this.reports = reports;
        this.eligibility = eligibility;
        this.pregnancies = pregnancies;
        this.assessments = assessments;
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
        pregnancies
                .blocking(patientNumber, courseNumber)
                .map(PregnancyTexts::described)
                .ifPresent(reasons::add);
        if (days.plateletsDue(new InfusionDayRef(patientNumber, courseNumber, dayNumber), false)) {
            reasons.addAll(plateletReasons(patientNumber, courseNumber));
        }
        reasons.addAll(days.heldForPace(new InfusionDayRef(patientNumber, courseNumber, dayNumber)));
        LocalDate next = nextDay(patientNumber, courseNumber, wanted);
        reasons.addAll(days.againstLaterDay(new InfusionDayRef(patientNumber, courseNumber, dayNumber + 1), next));
        if (!reasons.isEmpty()) {
            return new NextStep(NextStep.HOLD, null, String.join(" ", reasons));
        }
        return new NextStep(NextStep.NEXT_DAY, next, null);
    }

    /** Nothing of the course was given: it is prepared and booked anew. */
    void defer(String patientNumber, int courseNumber) {
        courses.unbook(patientNumber, courseNumber);
    }

    /**
     * A neurologist resumes or ends a held course (INF-20).
     *
     * @param treatmentEnded whether the treatment ends for good, for a high risk of a serious outcome (INF-21)
     * @param inSpite whether the course goes on in spite of what is missing, too old or the neurologist's to set aside
     * @throws SubmissionRefused when there is nothing left to resume, in a pregnancy, while an infection is not resolved, or the
     *     day is past, too far ahead or has seen an infusion already (INF-03); when something bars it, or something that the
     *     neurologist must know of has not been accepted
     */
    void decide(
            CourseDecision decision,
            boolean infectionResolved,
            LocalDate resolvedOn,
            boolean inSpite,
            boolean treatmentEnded) {
        String patientNumber = decision.patientNumber();
        int courseNumber = decision.courseNumber();
        if (treatmentEnded && CourseDecision.RESUME.equals(decision.decision())) {
            throw new SubmissionRefused(
                    "Your decision: with a high risk of a serious outcome the course does not go on (INF-21). End it");
        }
        if (treatmentEnded) {
            assessments.record(
                    patientNumber,
                    courseNumber,
                    Assessments.TREATMENT_ENDED,
                    time.today(),
                    Map.of("reason", decision.reason()));
        }
        if (CourseDecision.RESUME.equals(decision.decision())) {
            requireResumable(decision, infectionResolved, resolvedOn);
            requireLaterDayAccepted(decision, inSpite);
            eligibility.goOn(patientNumber, courseNumber, decision.resumeOn(), decision.reason());
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
    boolean plateletsMissing(String patientNumber, int courseNumber) {
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
        if (courses.infusedOn(patientNumber, day)) {
            throw new SubmissionRefused(
                    "Next infusion day: an infusion was given on %s, never two on one day (INF-03);".formatted(day)
                            + " the earliest is " + earliest(patientNumber));
        }
        if (pregnancies.blocking(patientNumber, decision.courseNumber()).isPresent()) {
            throw new SubmissionRefused(
                    "Your decision: the patient is pregnant; this course cannot go on (PRG-1). End it; or, if the test was"
                            + " wrong, report the end of the pregnancy first, and say so in its task");
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

    /** INF-20: nothing that has become known or too old since the course began is passed over in silence. */
    private void requireLaterDayAccepted(CourseDecision decision, boolean inSpite) {
        LocalDate day = decision.resumeOn();
        LocalDate latest = time.today().plusDays(days.laterDayWithinDays(decision.patientNumber()));
        if (day.isAfter(latest)) {
            throw new SubmissionRefused(
                    "Next infusion day: " + InfusionDays.tooLate(day, latest) + ". Decide when it is nearer");
        }
        LaterDay later = eligibility.laterDay(decision.patientNumber(), decision.courseNumber(), day);
        if (!later.barring().isEmpty()) {
            throw new SubmissionRefused("Your decision: this course cannot go on on %s. %s"
                    .formatted(day, String.join("; ", later.barring())));
        }
        List<String> open = Stream.concat(later.undecided().stream(), later.outdated().stream())
                .toList();
        if (!open.isEmpty() && !inSpite) {
            throw new SubmissionRefused(
                    "Your decision: for %s, %s. Have it done first, or tick that the course goes on in spite of it (INF-20)"
                            .formatted(day, String.join("; ", open)));
        }
    }

    /**
     * The day that the team wanted, or the next calendar day, in course 1 as far apart as the profile has it (INF-01); never
     * one that is past or has seen an infusion.
     */
    private LocalDate nextDay(String patientNumber, int courseNumber, LocalDate wanted) {
        int apart =
                courseNumber == 1 ? profiles.number(patients.get(patientNumber).profile(), "firstCourseDaysApart") : 1;
        LocalDate earliest = earliest(patientNumber).plusDays(apart - 1L);
        return wanted != null && wanted.isAfter(earliest) ? wanted : earliest;
    }

    private LocalDate earliest(String patientNumber) {
        LocalDate afterLast = courses.lastInfusedOn(patientNumber).orElseThrow().plusDays(1);
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

    /** The count after the last infusion of any course, where a readable one has come. */
    Optional<LabResult> plateletsAfterLastInfusion(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .reduce((earlier, later) -> later)
                .flatMap(last -> plateletsAfterLastInfusion(patientNumber, last.courseNumber()))
                .filter(LabResult::valid);
    }

    /** Whether a readable count has come after this infusion and before the next one. */
    boolean countedAfter(Infusion infusion) {
        Optional<LocalDate> next = courses.infusions(infusion.patientNumber()).stream()
                .map(Infusion::begunAt)
                .filter(infusion.begunAt()::isBefore)
                .min(Comparator.naturalOrder())
                .map(time::dateOf);
        LocalDate day = time.dateOf(infusion.begunAt());
        return results.of(infusion.patientNumber()).stream()
                .filter(result -> result.analyte().equals(PLATELETS) && result.valid())
                .anyMatch(result -> after(result, day)
                        && next.filter(begun -> after(result, begun)).isEmpty());
    }

    private static boolean after(LabResult result, LocalDate infused) {
        return result.collectedOn().isAfter(infused)
                || result.collectedOn().equals(infused) && INFUSION.equals(result.context());
    }

    /** The latest count after the last infusion of this course: on its day one taken after it, or any since; it may be unreadable. */
    private Optional<LabResult> plateletsAfterLastInfusion(String patientNumber, int courseNumber) {
        LocalDate last = courses.find(patientNumber, courseNumber).orElseThrow().lastInfusionOn();
        return results.of(patientNumber).stream()
                .filter(result -> result.analyte().equals(PLATELETS)
                        && after(result, last)
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
