package org.alemtuzumab.pathway.treatment;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.ScreeningTexts;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms of treatment and departure tell their reader. */
@Component("treatmentTexts")
public class TreatmentTexts {

    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Courses courses;
    private final Assessments assessments;
    private final Patients patients;
    private final Profiles profiles;
    private final PatientReports reports;
    private final Findings findings;
    private final PregnancyTexts pregnancyTexts;
    private final ScreeningTexts screening;
    private final ClinicTime time;
    private final Deviations deviations;

    TreatmentTexts(
            Courses courses,
            Assessments assessments,
            Patients patients,
            Profiles profiles,
            PatientReports reports,
            Findings findings,
            PregnancyTexts pregnancyTexts,
            ScreeningTexts screening,
            ClinicTime time,
            Deviations deviations) {
        this.courses = courses;
        this.assessments = assessments;
        this.patients = patients;
        this.profiles = profiles;
        this.reports = reports;
        this.findings = findings;
        this.pregnancyTexts = pregnancyTexts;
        this.screening = screening;
        this.time = time;
        this.deviations = deviations;
    }

    /** Why a course is deferred: what was found on the infusion day, an open infection or pregnancy, and what screening found. */
    @ForModels
    public String deferral(String patientNumber, String heldBecause) {
        List<String> lines = new ArrayList<>();
        if (heldBecause != null) {
            lines.add("- On the infusion day: " + heldBecause);
        }
        reports.openInfection(patientNumber)
                .ifPresent(infection -> lines.add("- SCR-03: infection reported on %s: %s"
                        .formatted(infection.happenedOn(), infection.details())));
        Optional.of(pregnancyTexts.open(patientNumber))
                .filter(pregnant -> !pregnant.isEmpty())
                .ifPresent(pregnant -> lines.add("- " + pregnant));
        lines.add(screening.deferral(patientNumber));
        return String.join("\n", lines);
    }

    /** SCR-21: what a patient who was treated elsewhere entered with. */
    @ForModels
    public String earlierCourses(String patientNumber) {
        List<String> lines = new ArrayList<>();
        courses.of(patientNumber).stream()
                .filter(course -> course.givenAt() != null)
                .map(course -> "- Course %d: %s to %s, %d infusions, %s"
                        .formatted(
                                course.courseNumber(),
                                course.beganOn(),
                                course.lastInfusionOn(),
                                courses.infusions(patientNumber).stream()
                                        .filter(infusion -> infusion.courseNumber() == course.courseNumber())
                                        .count(),
                                course.givenAt()))
                .forEach(lines::add);
        assessments.latest(patientNumber, Assessments.ENTRY).ifPresent(entry -> {
            lines.add(
                    "- Aciclovir still taken: " + entry.text("aciclovirRunning").orElse("unknown"));
            entry.text("openElsewhere").ifPresent(open -> lines.add("- Open findings, results so far: " + open));
        });
        return String.join("\n", lines);
    }

    @ForModels
    public String activity(String patientNumber) {
        String last = courses.anchor(patientNumber)
                .map(anchor -> "Last infusion on %s; the earliest next course is on %s."
                        .formatted(anchor, courses.earliestCourse(patientNumber)))
                .orElse("");
        return reports.latest(patientNumber, PatientReport.Kind.MS_ACTIVITY)
                        .map(report -> last + "\n\nReported on " + report.happenedOn() + ": " + report.details())
                        .orElse(last)
                + reviewed(patientNumber)
                + deviations.paragraph(patientNumber);
    }

    /** What the last review of MS activity came to; "" where there was none. */
    private String reviewed(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.ACTIVITY_REVIEW)
                .map(review -> "\n\nLast review on %s: MS activity had %s; %s another course, because: %s"
                        .formatted(
                                review.performedOn(),
                                review.yes("activityReturned") ? "returned" : "not returned",
                                review.yes("anotherCourse") ? "for" : "against",
                                review.text("reason").orElse("not said")))
                .orElse("");
    }

    /** What was said about results that no open task asks for. */
    @ForModels
    public String otherResults(String patientNumber) {
        return reports.latest(patientNumber, PatientReport.Kind.OTHER_RESULTS)
                .map(report -> "Reported: " + report.details())
                .orElse("");
    }

    /** When and how the last infusion ended. */
    @ForModels
    public String lastInfusion(String patientNumber) {
        return last(patientNumber)
                .map(infusion -> "course %d, day %d, %s"
                        .formatted(
                                infusion.courseNumber(),
                                infusion.dayNumber(),
                                end(infusion).atZoneSameInstant(time.zone()).format(DAY_AND_HOUR)))
                .orElse("none");
    }

    /** INF-13: until when late reactions are asked about. */
    @ForModels
    public Date checkInDue(String patientNumber) {
        int hours = profiles.number(patients.get(patientNumber).profile(), "checkInHours");
        OffsetDateTime ended = last(patientNumber).map(TreatmentTexts::end).orElseGet(time::now);
        return Date.from(ended.plus(Duration.ofHours(hours)).toInstant());
    }

    /** INF-13: when late reactions of the last infusion are asked about. */
    @ForModels
    public Date checkInOpens(String patientNumber) {
        return Date.from(opens(patientNumber).toInstant());
    }

    /** Whether an infusion was begun whose check-in does not open yet. */
    @ForModels
    public boolean infusedAgain(String patientNumber) {
        return opens(patientNumber).isAfter(time.now());
    }

    private OffsetDateTime opens(String patientNumber) {
        int hours = profiles.number(patients.get(patientNumber).profile(), "checkInOpensHours");
        return last(patientNumber).orElseThrow().begunAt().plusHours(hours);
    }

    @ForModels
    public String death(String patientNumber) {
        return reports.latest(patientNumber, PatientReport.Kind.DEATH)
                .map(death -> "Died on %s. %s\n\n%d infusions were begun; the last: %s."
                        .formatted(
                                death.happenedOn(),
                                death.details(),
                                courses.infusions(patientNumber).size(),
                                lastInfusion(patientNumber)))
                .orElse("No report of a death is on file: clarify this first.");
    }

    /** MON-09: what the new centre must know, from what is on file. */
    @ForModels
    public String handover(String patientNumber) {
        String monitoring = courses.anchor(patientNumber)
                .map(anchor -> "Last infusion on %s (%d in all): blood and urine tests every month until at least %s."
                        .formatted(
                                anchor,
                                courses.infusions(patientNumber).size(),
                                anchor.plusMonths(profiles.number(
                                        patients.get(patientNumber).profile(), "monitoringMonths"))))
                .orElse("No infusion was ever begun.");
        List<String> open = findings.of(patientNumber).stream()
                .filter(Finding::open)
                .map(finding -> "- " + finding.evidence())
                .toList();
        return "**Handover.** %s\n\n%s"
                .formatted(
                        monitoring,
                        open.isEmpty() ? "No finding is open." : "Open findings:\n\n" + String.join("\n", open));
    }

    private Optional<Infusion> last(String patientNumber) {
        return courses.infusions(patientNumber).stream().reduce((earlier, later) -> later);
    }

    private static OffsetDateTime end(Infusion infusion) {
        return infusion.endedAt() == null ? infusion.begunAt() : infusion.endedAt();
    }
}
