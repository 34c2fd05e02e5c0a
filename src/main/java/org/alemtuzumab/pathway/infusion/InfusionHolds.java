package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands against an infusion: known before the course, or become known or too old since it began (INF-20, INF-22). */
@Component
@Transactional(readOnly = true)
class InfusionHolds {

    private static final String NOTHING = "none";

    private final HoldingFindings findings;
    private final Eligibility eligibility;
    private final PatientReports reports;
    private final Pregnancies pregnancies;
    private final Courses courses;
    private final CourseDecisionRepository courseDecisions;
    private final InfusionProfile profile;
    private final ClinicTime time;

    InfusionHolds(
            HoldingFindings findings,
            Eligibility eligibility,
            PatientReports reports,
            Pregnancies pregnancies,
            Courses courses,
            CourseDecisionRepository courseDecisions,
            InfusionProfile profile,
            ClinicTime time) {
        this.findings = findings;
        this.eligibility = eligibility;
        this.reports = reports;
        this.pregnancies = pregnancies;
        this.courses = courses;
        this.courseDecisions = courseDecisions;
        this.profile = profile;
        this.time = time;
    }

    /** All of it today, in words for the table assessFitness. */
    String today(InfusionDayRef day) {
        List<String> reasons = new ArrayList<>();
        if (withdrawn(day)) {
            reasons.add("The patient has withdrawn from the treatment");
        }
        reasons.addAll(known(day));
        return reasons.isEmpty() ? NOTHING : String.join("; ", reasons);
    }

    /** Whether no further day follows, because the patient has withdrawn. */
    boolean withdrawn(InfusionDayRef day) {
        return reports.withdrawn(day.patientNumber());
    }

    /** PRG-1: a pregnancy that blocks the course, in words. */
    Optional<String> pregnancy(InfusionDayRef day) {
        return pregnancies.blocking(day.patientNumber(), day.courseNumber()).map(PregnancyTexts::described);
    }

    /**
     * A first day may have been moved since the booking, and things may have happened: all is judged for today. Once the
     * course has begun, what has become known since is judged for today too.
     */
    List<String> known(InfusionDayRef day) {
        return day.courseBegun(courses)
                ? onLaterDay(day, time.today())
                : Stream.concat(
                                eligibility.standsAgainstToday(day.patientNumber(), day.courseNumber()).stream(),
                                findings.unread(day).stream())
                        .toList();
    }

    /** INF-20: why an infusion of a course that has begun is not given on that day before a neurologist decides; none before it has begun. */
    List<String> onLaterDay(InfusionDayRef day, LocalDate date) {
        if (!day.courseBegun(courses)) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        LocalDate latest = latestLaterDay(day);
        if (date.isAfter(latest)) {
            reasons.add(tooLate(date, latest));
        }
        LaterDay later = eligibility.laterDay(day.patientNumber(), day.courseNumber(), date);
        reasons.addAll(later.barring());
        reasons.addAll(later.undecided());
        reasons.addAll(findings.sinceDecided(day));
        return reasons;
    }

    static String tooLate(LocalDate date, LocalDate latest) {
        return "%s is later than %s, the latest day before a neurologist looks at everything again (INF-20)"
                .formatted(date, latest);
    }

    /** INF-20: the latest day of the next infusion of a course, from the last one or a decision to go on since. */
    private LocalDate latestLaterDay(InfusionDayRef day) {
        LocalDate last = courses.anchor(day.patientNumber()).orElseThrow();
        return courseDecisions
                .resumed(day.patientNumber(), day.courseNumber())
                .map(time::dateOf)
                .reduce(last, (one, other) -> one.isAfter(other) ? one : other)
                .plusDays(profile.laterDayWithinDays(day.patientNumber()));
    }
}
