package org.alemtuzumab.pathway.infusion;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a course and its days tell their reader. */
@Component("infusionTexts")
@Transactional(readOnly = true)
public class InfusionTexts {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    /** The longest text that a task can hold. */
    private static final int LONGEST = 3900;

    /** Of a sign after an infusion: as the check-in found it, or as a telephone call graded it. */
    private static final Set<String> LATE_REACTIONS = Set.of("INF-13", "INF-21");

    private static final String YES = "yes";
    private static final String NO = "no";

    private final InfusionCourses infusionCourses;
    private final InfusionDays days;
    private final Courses courses;
    private final PregnancyTexts pregnancyTexts;
    private final PatientReports reports;
    private final Eligibility eligibility;
    private final Findings findings;
    private final ClinicTime time;
    private final Deviations deviations;

    InfusionTexts(
            InfusionCourses infusionCourses,
            InfusionDays days,
            Courses courses,
            PregnancyTexts pregnancyTexts,
            PatientReports reports,
            Eligibility eligibility,
            Findings findings,
            ClinicTime time,
            Deviations deviations) {
        this.infusionCourses = infusionCourses;
        this.days = days;
        this.courses = courses;
        this.pregnancyTexts = pregnancyTexts;
        this.reports = reports;
        this.eligibility = eligibility;
        this.findings = findings;
        this.time = time;
        this.deviations = deviations;
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
                        days
                                .checkedBefore(day)
                                .map(
                                        "**The patient was checked for this dose on %s, and no infusion was recorded.** If it was given then, give nothing now and record that dose (INF-03)."
                                                ::formatted)
                                .stream(),
                        days.absences(day).stream().map(absence -> "The patient did not come on %s: %s"
                                .formatted(time.dateOf(absence.recordedAt()), absence.absenceReason())))
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
        List<String> lines = new ArrayList<>();
        if (heldBecause != null) {
            lines.add("**Held because:** " + heldBecause);
        }
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(lines::add);
        Optional.of(pregnancyTexts.open(patientNumber))
                .filter(pregnant -> !pregnant.isEmpty())
                .ifPresent(lines::add);
        courses.find(patientNumber, courseNumber)
                .filter(course -> course.given())
                .ifPresent(course -> lines.add(
                        "Last infusion on %s; never two on one day (INF-03).".formatted(course.lastInfusionOn())));
        listed("Shorter than planned (INF-05):", days.shorterThanPlanned(patientNumber))
                .ifPresent(lines::add);
        LaterDay later = eligibility.laterDay(patientNumber, courseNumber, time.today());
        listed("Today this bars a further infusion:", later.barring()).ifPresent(lines::add);
        listed("Today this is yours to set aside, with your reason:", later.undecided())
                .ifPresent(lines::add);
        listed(
                        "Missing, too old or not known for today. SCR-06 asks for it before the first infusion only; you decide:",
                        later.outdated())
                .ifPresent(lines::add);
        return Shortened.to(LONGEST, String.join("\n\n", lines) + deviations.paragraph(patientNumber));
    }

    private static Optional<String> listed(String heading, List<String> reasons) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("**%s**\n\n- %s".formatted(heading, String.join("\n- ", reasons)));
    }

    /** Whether the neurologist is asked about going on at all: after a serious reaction in this course (INF-21). */
    @ForModels
    public String highRiskAsked(String patientNumber, int courseNumber) {
        return days.seriousReaction(patientNumber, courseNumber) ? YES : NO;
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
        return days.asksPregnancy(patientNumber) ? YES : NO;
    }

    @ForModels
    public String premedication(String patientNumber, int dayNumber) {
        return days.premedicationPlan(patientNumber, dayNumber).stream()
                .map(row -> "- " + row.get("instruction"))
                .collect(Collectors.joining("\n"));
    }

    @ForModels
    public String steroidDue(String patientNumber, int dayNumber) {
        return days.steroidDue(patientNumber, dayNumber) ? YES : NO;
    }

    /** What was given before the infusion of this day, the first one first, and new symptoms of the morning (INF-06, INF-07, INF-08); or "". */
    @ForModels
    public String premedicated(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        String lines = Stream.concat(
                        days.symptomsOfTheMorning(day).map("- New symptoms this morning: %s"::formatted).stream(),
                        days.premedications(day).stream().map(this::inWords))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : "**Before the infusion**\n\n" + Shortened.to(LONGEST, lines);
    }

    private String inWords(Premedication given) {
        return "- %s; antihistamine %s, antipyretic %s%s; aciclovir %s%s"
                .formatted(
                        corticosteroid(given),
                        given.antihistamine() ? "given" : "**not given**",
                        given.antipyretic() ? "given" : "**not given**",
                        given.drugs() == null ? "" : " (drugs: %s)".formatted(given.drugs()),
                        given.aciclovirTaken() ? "taken" : "**not taken**",
                        given.deviationReason() == null ? "" : ". " + given.deviationReason());
    }

    private String corticosteroid(Premedication given) {
        if (given.methylprednisoloneMg() == null) {
            return "no corticosteroid";
        }
        return "%s %s mg%s"
                .formatted(
                        given.corticosteroid() == null ? "methylprednisolone" : given.corticosteroid(),
                        BigDecimal.valueOf(given.methylprednisoloneMg())
                                .stripTrailingZeros()
                                .toPlainString(),
                        given.methylprednisoloneAt() == null ? "" : " begun at " + hour(given.methylprednisoloneAt()));
    }

    @ForModels
    public String dilutionHours(String patientNumber) {
        return String.valueOf(days.dilutionHours(patientNumber));
    }

    /** What became of an earlier bag of the same day, or "". */
    @ForModels
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

    /** Why a bag is to be discarded, and what may follow (INF-03, INF-04). */
    @ForModels
    public String bagOver(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        boolean discarded = days.bags(day).stream().allMatch(bag -> bag.discardedAt() != null);
        return discarded
                ? "The day on which the infusion was begun is over, and no other bag was prepared: none follows any more, it could meet the dose of the next day (INF-03). Say whether the dose had been given in full."
                : "The infusion did not end within %s hours of dilution (INF-04). Take the bag off and discard it, and say what follows: a new bag is prepared for the REMAINING dose only, on the day on which the infusion was begun; it is still one dose a day (INF-03)."
                        .formatted(dilutionHours(patientNumber));
    }

    /** By when the infusion must have ended, "16:30". */
    @ForModels
    public String useBy(String patientNumber, int courseNumber, int dayNumber) {
        return days.useBy(patientNumber, courseNumber, dayNumber)
                .toInstant()
                .atZone(time.zone())
                .format(HOUR);
    }

    /** INF-22: what holds the dose until a neurologist has read it; or "". */
    @ForModels
    public String unread(String patientNumber, int courseNumber, int dayNumber) {
        return listed(
                        "Holds the dose until a neurologist decides (INF-22):",
                        days.unread(new InfusionDayRef(patientNumber, courseNumber, dayNumber)))
                .map(each -> Shortened.to(LONGEST, each))
                .orElse("");
    }

    /** Every reading of the day with what was made of it, the last one first; or "". */
    @ForModels
    public String readings(String patientNumber, int courseNumber, int dayNumber) {
        List<String> lines = days.readings(new InfusionDayRef(patientNumber, courseNumber, dayNumber)).stream()
                .map(reading -> "- %s%s"
                        .formatted(days.inWords(reading), reading.action() == null ? "" : " → " + reading.action()))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(lines);
        return Shortened.to(LONGEST, String.join("\n", lines));
    }

    /** The last reading of the day, or its check, beside which the new one is entered. */
    @ForModels
    public String lastReading(String patientNumber, int courseNumber, int dayNumber) {
        InfusionDayRef day = new InfusionDayRef(patientNumber, courseNumber, dayNumber);
        return "This morning: " + days.morningInWords(day)
                + days.readings(day).stream()
                        .reduce((earlier, later) -> later)
                        .map(last -> "\n\n**Last reading: %s**%s"
                                .formatted(
                                        days.inWords(last),
                                        last.action() == null ? "" : " → **%s**".formatted(last.action())))
                        .orElse("");
    }

    /** By when the next reading is due, "10:45". */
    @ForModels
    public String readingDue(String patientNumber, int courseNumber, int dayNumber) {
        return days.readingDueAt(patientNumber, courseNumber, dayNumber)
                .toInstant()
                .atZone(time.zone())
                .format(HOUR);
    }

    /** What a physician has been called for, or has answered last, on this day; or "". */
    @ForModels
    public String physicianSays(String patientNumber, int courseNumber, int dayNumber) {
        return days.lastCall(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .map(call -> call.open()
                        ? "A physician was called at %s.".formatted(hour(call.askedAt()))
                        : "At %s a physician decided: %s. %s"
                                .formatted(
                                        hour(call.decidedAt()),
                                        switch (call.decision()) {
                                            case BedsideCall.GO_ON -> call.kind().goOn;
                                            case BedsideCall.STOP -> call.kind().stop;
                                            case BedsideCall.REPEAT ->
                                                "the corticosteroid is given again, before it may start";
                                            default -> call.kind().wait;
                                        },
                                        call.reason()))
                .orElse("");
    }

    @ForModels
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
        String lines = Stream.of(
                        courses.infusions(patientNumber).stream()
                                .filter(Infusion::stopped)
                                .map(infusion -> "- Course %d, day %d: the infusion was stopped. %s"
                                        .formatted(infusion.courseNumber(), infusion.dayNumber(), infusion.reason())),
                        days.reactions(patientNumber).stream()
                                .map(reading -> "- Course %d, day %d, %s: %s%s"
                                        .formatted(
                                                reading.courseNumber(),
                                                reading.dayNumber(),
                                                VitalSigns.OBSERVATION.equals(reading.phase())
                                                        ? "during the observation"
                                                        : "during the infusion",
                                                reading.patientCondition(),
                                                (reading.symptoms() == null ? "" : ". " + reading.symptoms())
                                                        + days.reactionInWords(reading)))
                                .distinct(),
                        days.shorterThanPlanned(patientNumber).stream().map("- "::concat),
                        findings.of(patientNumber).stream()
                                .filter(finding -> LATE_REACTIONS.contains(finding.rule()))
                                .map(finding -> "- " + finding.evidence()))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty()
                ? ""
                : Shortened.to(
                        LONGEST,
                        "**Recorded at earlier infusions.** Say below whether it was hypersensitivity (SCR-02):\n\n"
                                + lines);
    }

    /** The text, or "" where there is none: a form cannot show what is not set. */
    @ForModels
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
