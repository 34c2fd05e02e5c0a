package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A neurologist resumes or ends a held course (INF-20). */
@Component
@Transactional
class CourseDecisions {

    private final CourseDecisionRepository decided;
    private final InfusionCourses infusionCourses;
    private final Courses courses;
    private final PlateletsOfLastDay platelets;
    private final ProgrammeReports programme;
    private final PatientReports reports;
    private final Eligibility eligibility;
    private final Pregnancies pregnancies;
    private final Assessments assessments;
    private final InfusionProfile profile;
    private final ClinicTime time;

    CourseDecisions(
            CourseDecisionRepository decided,
            InfusionCourses infusionCourses,
            Courses courses,
            PlateletsOfLastDay platelets,
            ProgrammeReports programme,
            PatientReports reports,
            Eligibility eligibility,
            Pregnancies pregnancies,
            Assessments assessments,
            InfusionProfile profile,
            ClinicTime time) {
        this.decided = decided;
        this.infusionCourses = infusionCourses;
        this.courses = courses;
        this.platelets = platelets;
        this.programme = programme;
        this.reports = reports;
        this.eligibility = eligibility;
        this.pregnancies = pregnancies;
        this.assessments = assessments;
        this.profile = profile;
        this.time = time;
    }

    /**
     * Of a course that ends, the platelets of its last day are asked for (INF-20), and its checklist under the US label (INF-16).
     *
     * @throws SubmissionRefused when there is nothing left to resume, in a pregnancy, while an infection is not resolved, or the
     *     day is past, too far ahead or has seen an infusion already (INF-03); when something bars it, or something that the
     *     neurologist must know of has not been accepted
     */
    void decide(String patientNumber, int courseNumber, DecideOnCourse decision, String by) {
        if (decision.endsTreatment() && decision.resumes()) {
            throw new SubmissionRefused(
                    "Your decision: with a high risk of a serious outcome the course does not go on (INF-21). End it");
        }
        if (decision.endsTreatment()) {
            assessments.record(
                    patientNumber,
                    courseNumber,
                    Assessments.TREATMENT_ENDED,
                    time.today(),
                    Map.of("reason", decision.reason()));
        }
        if (decision.resumes()) {
            resume(patientNumber, courseNumber, decision);
        } else {
            courses.complete(patientNumber, courseNumber, true);
        }
        decided.save(new CourseDecision(
                null,
                patientNumber,
                courseNumber,
                decision.decision(),
                decision.resumeOn().orElse(null),
                decision.reason(),
                by,
                time.now()));
        if (!decision.resumes()) {
            platelets.ask(patientNumber, courseNumber);
            programme.courseEnded(patientNumber, courseNumber);
        }
    }

    private void resume(String patientNumber, int courseNumber, DecideOnCourse decision) {
        LocalDate day = decision.resumeOn().orElseThrow();
        requireResumable(patientNumber, courseNumber, day);
        requireHealthy(patientNumber, courseNumber, decision);
        requireLaterDayAccepted(patientNumber, courseNumber, day, decision.inSpite());
        eligibility.goOn(patientNumber, courseNumber, day, decision.reason());
        if (decision.infectionIsResolved()) {
            reports.resolveInfection(patientNumber, decision.resolvedOn().orElseThrow(), decision.reason());
        }
    }

    private void requireResumable(String patientNumber, int courseNumber, LocalDate day) {
        if (infusionCourses.nextDayNumber(patientNumber, courseNumber) > infusionCourses.courseDays(courseNumber)) {
            throw new SubmissionRefused(
                    "Your decision: every infusion of this course has been begun; it can only be ended");
        }
        if (day.isBefore(time.today())) {
            throw new SubmissionRefused("Next infusion day: %s is past; the earliest is %s"
                    .formatted(day, infusionCourses.earliest(patientNumber)));
        }
        if (courses.infusedOn(patientNumber, day)) {
            throw new SubmissionRefused(
                    "Next infusion day: an infusion was given on %s, never two on one day (INF-03);".formatted(day)
                            + " the earliest is " + infusionCourses.earliest(patientNumber));
        }
    }

    private void requireHealthy(String patientNumber, int courseNumber, DecideOnCourse decision) {
        if (pregnancies.blocking(patientNumber, courseNumber).isPresent()) {
            throw new SubmissionRefused(
                    "Your decision: the patient is pregnant; this course cannot go on (PRG-1). End it; or, if the test was"
                            + " wrong, report the end of the pregnancy first, and say so in its task");
        }
        if (reports.openInfection(patientNumber).isPresent() && !decision.infectionIsResolved()) {
            throw new SubmissionRefused(
                    "Your decision: an infection is reported; the course goes on only when it is fully resolved (SCR-03)");
        }
        decision.resolvedOn()
                .filter(resolved -> decision.infectionIsResolved() && resolved.isAfter(time.today()))
                .ifPresent(resolved -> {
                    throw new SubmissionRefused("Resolved on: %s is still ahead".formatted(resolved));
                });
    }

    /** INF-20: nothing that has become known or too old since the course began is passed over in silence. */
    private void requireLaterDayAccepted(String patientNumber, int courseNumber, LocalDate day, boolean inSpite) {
        LocalDate latest = time.today().plusDays(profile.laterDayWithinDays(patientNumber));
        if (day.isAfter(latest)) {
            throw new SubmissionRefused(
                    "Next infusion day: " + InfusionHolds.tooLate(day, latest) + ". Decide when it is nearer");
        }
        LaterDay later = eligibility.laterDay(patientNumber, courseNumber, day);
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
}
