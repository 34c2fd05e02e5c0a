package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a course and its days tell their reader. */
@Component("infusionTexts")
@Transactional(readOnly = true)
public class InfusionTexts {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String YES = "yes";
    private static final String NO = "no";

    private final InfusionCourses infusionCourses;
    private final InfusionDays days;
    private final Courses courses;
    private final Patients patients;
    private final PatientReports reports;
    private final ClinicTime time;

    InfusionTexts(
            InfusionCourses infusionCourses,
            InfusionDays days,
            Courses courses,
            Patients patients,
            PatientReports reports,
            ClinicTime time) {
        this.infusionCourses = infusionCourses;
        this.days = days;
        this.courses = courses;
        this.patients = patients;
        this.reports = reports;
        this.time = time;
    }

    /** "Course 1, day 2 of 5". */
    public String day(String patientNumber, int courseNumber, int dayNumber) {
        return "Course %d, day %d of %d".formatted(courseNumber, dayNumber, infusionCourses.courseDays(courseNumber));
    }

    /** "Course 1, 2 of 5 infusion days begun". */
    public String course(String patientNumber, int courseNumber) {
        return "Course %d, %d of %d infusion days begun"
                .formatted(
                        courseNumber,
                        infusionCourses.nextDayNumber(patientNumber, courseNumber) - 1,
                        infusionCourses.courseDays(courseNumber));
    }

    /** Why a course is held and what has been given of it. */
    public String situation(String patientNumber, int courseNumber, String heldBecause) {
        List<String> lines = new ArrayList<>();
        if (heldBecause != null) {
            lines.add("**Held because:** " + heldBecause);
        }
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(lines::add);
        courses.find(patientNumber, courseNumber)
                .filter(course -> course.given())
                .ifPresent(course -> lines.add(
                        "Last infusion on %s; never two on one day (INF-03).".formatted(course.lastInfusionOn())));
        return String.join("\n\n", lines);
    }

    public String infectionOpen(String patientNumber) {
        return reports.openInfection(patientNumber).isPresent() ? YES : NO;
    }

    /** A reported infection that is not resolved, or "". */
    public String openInfection(String patientNumber) {
        return reports.openInfection(patientNumber)
                .map(InfusionTexts::described)
                .orElse("");
    }

    public String askPregnancy(String patientNumber) {
        return days.asksPregnancy(patients.get(patientNumber)) ? YES : NO;
    }

    public String premedication(int dayNumber) {
        return days.premedicationPlan(dayNumber).stream()
                .map(row -> "- " + row.get("instruction"))
                .collect(Collectors.joining("\n"));
    }

    public String steroidDue(int dayNumber) {
        return days.steroidDue(dayNumber) ? YES : NO;
    }

    public String dilutionHours(String patientNumber) {
        return String.valueOf(days.dilutionHours(patientNumber));
    }

    /** What became of an earlier bag of the same day, or "". */
    public String bagNote(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        String discarded = days.bags(day).stream()
                .filter(bag -> bag.discardedAt() != null)
                .map(bag -> "The bag diluted at %s was discarded %s."
                        .formatted(
                                hour(bag.dilutedAt()),
                                bag.remainingMl() == null
                                        ? "unused"
                                        : "with %.0f mL left".formatted(bag.remainingMl())))
                .collect(Collectors.joining(" "));
        if (discarded.isEmpty()) {
            return "";
        }
        return discarded
                + (days.infusion(day).isPresent()
                        ? " Prepare the remaining dose only."
                        : " Nothing of this dose has been given: prepare the whole dose.");
    }

    /** By when the infusion must have ended, "16:30". */
    public String useBy(String patientNumber, int courseNumber, int dayNumber) {
        return days.useBy(patientNumber, courseNumber, dayNumber)
                .toInstant()
                .atZone(time.zone())
                .format(HOUR);
    }

    public String readings(String patientNumber, int courseNumber, int dayNumber) {
        return days.readings(new InfusionDayRef(patientNumber, courseNumber, dayNumber)).stream()
                .map(reading -> "- %s · %.0f/min · %.0f/%.0f mmHg · %.1f °C · %s · %s"
                        .formatted(
                                hour(reading.measuredAt()),
                                reading.heartRate(),
                                reading.systolic(),
                                reading.diastolic(),
                                reading.temperature(),
                                reading.patientCondition(),
                                reading.action()))
                .collect(Collectors.joining("\n"));
    }

    public String observation(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        List<String> lines = new ArrayList<>();
        days.infusion(day)
                .ifPresent(
                        infusion -> lines.add("The infusion ended at **%s**; the patient stays until **%s** at least."
                                .formatted(
                                        hour(infusion.endedAt()),
                                        hour(days.earliestLeaving(day).orElseThrow()))));
        days.highestTemperature(day)
                .ifPresent(highest -> lines.add("Highest temperature today: %.1f °C.".formatted(highest)));
        return String.join("\n\n", lines);
    }

    public String moreDays(int courseNumber, int dayNumber) {
        return dayNumber < infusionCourses.courseDays(courseNumber) ? YES : NO;
    }

    /** The text, or "" where there is none: a form cannot show what is not set. */
    public String orNothing(String text) {
        return text == null ? "" : text;
    }

    static String described(PatientReport infection) {
        return "Infection reported for %s, not resolved: %s".formatted(infection.happenedOn(), infection.details());
    }

    private String hour(OffsetDateTime at) {
        return at.atZoneSameInstant(time.zone()).format(HOUR);
    }
}
