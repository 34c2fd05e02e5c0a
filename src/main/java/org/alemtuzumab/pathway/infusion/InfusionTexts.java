package org.alemtuzumab.pathway.infusion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a course and its days tell their reader. */
@Component("infusionTexts")
@Transactional(readOnly = true)
public class InfusionTexts {

    /** The longest text that a task can hold. */
    static final int LONGEST = 3900;

    private static final String YES = "yes";
    private static final String NO = "no";

    private final InfusionCourses infusionCourses;
    private final InfusionDays days;
    private final MorningChecks checks;
    private final InfusionFitness fitness;
    private final HoldingFindings findings;
    private final Premedications premedications;
    private final InfusionBags bags;
    private final Readings readings;
    private final BedsideCalls calls;
    private final Discharges discharges;
    private final HeldCourse heldCourse;
    private final EarlierReactions earlierReactions;
    private final Courses courses;
    private final PatientReports reports;
    private final InfusionProfile profile;
    private final ClinicTime time;

    InfusionTexts(
            InfusionCourses infusionCourses,
            InfusionDays days,
            MorningChecks checks,
            InfusionFitness fitness,
            HoldingFindings findings,
            Premedications premedications,
            InfusionBags bags,
            Readings readings,
            BedsideCalls calls,
            Discharges discharges,
            HeldCourse heldCourse,
            EarlierReactions earlierReactions,
            Courses courses,
            PatientReports reports,
            InfusionProfile profile,
            ClinicTime time) {
        this.infusionCourses = infusionCourses;
        this.days = days;
        this.checks = checks;
        this.fitness = fitness;
        this.findings = findings;
        this.premedications = premedications;
        this.bags = bags;
        this.readings = readings;
        this.calls = calls;
        this.discharges = discharges;
        this.heldCourse = heldCourse;
        this.earlierReactions = earlierReactions;
        this.courses = courses;
        this.reports = reports;
        this.profile = profile;
        this.time = time;
    }

    /** "Course 1, day 2 of 5". */
    @ForModels
    public String day(String patientNumber, int courseNumber, int dayNumber) {
        return "Course %d, day %d of %d".formatted(courseNumber, dayNumber, infusionCourses.courseDays(courseNumber));
    }

    /** Warns of a dose that may have been given and not recorded, and tells why the patient did not come before; or "". */
    @ForModels
    public String checkedBefore(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        return Stream.concat(
                        checks
                                .checkedBefore(day)
                                .map(
                                        "**The patient was checked for this dose on %s, and no infusion was recorded.** If it was given then, give nothing now and record that dose (INF-03)."
                                                ::formatted)
                                .stream(),
                        checks.absences(day).stream().map(missed -> "The patient did not come on %s: %s"
                                .formatted(
                                        time.dateOf(missed.recordedAt()),
                                        missed.absence().absenceReason())))
                .collect(Collectors.joining("\n\n"));
    }

    /** "Course 1, day 2 of 5, on 2026-03-03": the last day on which an infusion was begun. */
    @ForModels
    public String lastDay(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .reduce((earlier, later) -> later)
                .map(last -> "%s, on %s"
                        .formatted(
                                day(patientNumber, last.courseNumber(), last.dayNumber()), time.dateOf(last.begunAt())))
                .orElseThrow();
    }

    /** "Course 1, 2 of 5 infusion days begun". */
    @ForModels
    public String course(String patientNumber, int courseNumber) {
        return "Course %d, %d of %d infusion days begun"
                .formatted(
                        courseNumber,
                        infusionCourses.nextDayNumber(patientNumber, courseNumber) - 1,
                        infusionCourses.courseDays(courseNumber));
    }

    /** Why a course is held, what has been given of it, and what has become known or too old meanwhile. */
    @ForModels
    public String situation(String patientNumber, int courseNumber, String heldBecause) {
        return heldCourse.situation(patientNumber, courseNumber, heldBecause);
    }

    static Optional<String> listed(String heading, List<String> reasons) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("**%s**\n\n- %s".formatted(heading, String.join("\n- ", reasons)));
    }

    /** Whether the neurologist is asked about going on at all: after a serious reaction in this course (INF-21). */
    @ForModels
    public String highRiskAsked(String patientNumber, int courseNumber) {
        return discharges.seriousReaction(patientNumber, courseNumber) ? YES : NO;
    }

    @ForModels
    public String infectionOpen(String patientNumber) {
        return reports.openInfection(patientNumber).isPresent() ? YES : NO;
    }

    /** Which infections defer in the patient's profile: any or severe (SCR-03). */
    @ForModels
    public String infectionDefers(String patientNumber) {
        return reports.infectionDefers(patientNumber);
    }

    /** A reported infection that defers and is not resolved, or "". */
    @ForModels
    public String openInfection(String patientNumber) {
        return reports.openInfection(patientNumber)
                .map(InfusionTexts::described)
                .orElse("");
    }

    @ForModels
    public String askPregnancy(String patientNumber) {
        return fitness.asksPregnancy(patientNumber) ? YES : NO;
    }

    @ForModels
    public String premedication(String patientNumber, int dayNumber) {
        return premedications.plan(patientNumber, dayNumber).stream()
                .map(row -> "- " + row.get("instruction"))
                .collect(Collectors.joining("\n"));
    }

    @ForModels
    public String steroidDue(String patientNumber, int dayNumber) {
        return premedications.steroidDue(patientNumber, dayNumber) ? YES : NO;
    }

    /** What was given before the infusion of this day, the first one first, and new symptoms of the morning (INF-06, INF-07, INF-08); or "". */
    @ForModels
    public String premedicated(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        String lines = Stream.concat(
                        checks.symptoms(day).map("- New symptoms this morning: %s"::formatted).stream(),
                        premedications.of(day).stream()
                                .map(premedications::inWords)
                                .map("- "::concat))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : "**Before the infusion**\n\n" + Shortened.to(LONGEST, lines);
    }

    @ForModels
    public String dilutionHours(String patientNumber) {
        return String.valueOf(profile.dilutionHours(patientNumber));
    }

    /** What became of an earlier bag of the same day, or "". */
    @ForModels
    public String bagNote(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        String discarded = bags.of(day).stream()
                .filter(InfusionBag::discarded)
                .map(bag -> "The bag diluted at %s was discarded %s."
                        .formatted(
                                time.hour(bag.dilutedAt()),
                                bag.discard().remainingMl() == null
                                        ? "unused"
                                        : "with %.0f mL left"
                                                .formatted(bag.discard().remainingMl())))
                .collect(Collectors.joining(" "));
        if (discarded.isEmpty()) {
            return "";
        }
        return discarded
                + (day.begun(courses)
                        ? " Prepare the remaining dose only."
                        : " Nothing of this dose has been given: prepare the whole dose.");
    }

    /** Why a bag is to be discarded, and what may follow (INF-03, INF-04). */
    @ForModels
    public String bagOver(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        boolean discarded = bags.of(day).stream().allMatch(InfusionBag::discarded);
        return discarded
                ? "The day on which the infusion was begun is over, and no other bag was prepared: none follows any more, it could meet the dose of the next day (INF-03). Say whether the dose had been given in full."
                : "The infusion did not end within %s hours of dilution (INF-04). Take the bag off and discard it, and say what follows: a new bag is prepared for the REMAINING dose only, on the day on which the infusion was begun; it is still one dose a day (INF-03)."
                        .formatted(dilutionHours(patientNumber));
    }

    /** By when the infusion must have ended, "16:30". */
    @ForModels
    public String useBy(String patientNumber, int courseNumber, int dayNumber) {
        return time.hour(bags.useBy(new InfusionDayRef(patientNumber, courseNumber, dayNumber)));
    }

    /** INF-22: what holds the dose until a neurologist has read it; or "". */
    @ForModels
    public String unread(String patientNumber, int courseNumber, int dayNumber) {
        return listed(
                        "Holds the dose until a neurologist decides (INF-22):",
                        findings.unread(new InfusionDayRef(patientNumber, courseNumber, dayNumber)))
                .map(each -> Shortened.to(LONGEST, each))
                .orElse("");
    }

    /** Every reading of the day with what was made of it, the last one first; or "". */
    @ForModels
    public String readings(String patientNumber, int courseNumber, int dayNumber) {
        List<String> lines = readings.of(new InfusionDayRef(patientNumber, courseNumber, dayNumber)).stream()
                .map(reading -> "- " + readings.inWords(reading) + after(reading, " → %s"))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(lines);
        return Shortened.to(LONGEST, String.join("\n", lines));
    }

    /** The last reading of the day, or its check, beside which the new one is entered. */
    @ForModels
    public String lastReading(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        return "This morning: " + checks.last(day).morning().measured().inWords()
                + readings.last(day)
                        .map(last -> "\n\n**Last reading: %s**%s"
                                .formatted(readings.inWords(last), after(last, " → **%s**")))
                        .orElse("");
    }

    /** What held after a reading; "" after one in an observation. */
    private static String after(VitalSigns reading, String arrow) {
        Action action = reading.inEffect().action();
        return action == null ? "" : arrow.formatted(action.spelled());
    }

    /** By when the next reading is due, "10:45". */
    @ForModels
    public String readingDue(String patientNumber, int courseNumber, int dayNumber) {
        return time.hour(days.nextReading(new InfusionDayRef(patientNumber, courseNumber, dayNumber)));
    }

    /** What a physician has been called for, or has answered last, on this day; or "". */
    @ForModels
    public String physicianSays(String patientNumber, int courseNumber, int dayNumber) {
        return calls.last(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .map(call -> call.open()
                        ? "A physician was called at %s.".formatted(time.hour(call.askedAt()))
                        : "At %s a physician decided: %s. %s"
                                .formatted(
                                        time.hour(call.answer().decidedAt()),
                                        call.meaning(),
                                        call.answer().reason()))
                .orElse("");
    }

    @ForModels
    public String observation(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        List<String> lines = new ArrayList<>();
        day.infusion(courses)
                .ifPresent(
                        infusion -> lines.add("The infusion ended at **%s**; the patient stays until **%s** at least."
                                .formatted(
                                        time.hour(infusion.endedAt()),
                                        time.hour(
                                                discharges.earliestLeaving(day).orElseThrow()))));
        readings.highestTemperature(day)
                .ifPresent(highest -> lines.add("Highest temperature today: %.1f °C.".formatted(highest)));
        return String.join("\n\n", lines);
    }

    @ForModels
    public String moreDays(int courseNumber, int dayNumber) {
        return dayNumber < infusionCourses.courseDays(courseNumber) ? YES : NO;
    }

    /**
     * What was noticed at and after earlier infusions, for whoever asks about hypersensitivity (SCR-02): infusions that
     * were stopped, reactions during them or the observation, serious late reactions; or "".
     */
    @ForModels
    public String reactions(String patientNumber) {
        return earlierReactions.of(patientNumber);
    }

    /** The text, or "" where there is none: a form cannot show what is not set. */
    @ForModels
    public String orNothing(String text) {
        return text == null ? "" : text;
    }

    static String described(PatientReport infection) {
        return "Infection reported for %s, not resolved: %s".formatted(infection.happenedOn(), infection.details());
    }
}
