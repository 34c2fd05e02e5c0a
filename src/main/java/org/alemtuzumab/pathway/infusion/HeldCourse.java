package org.alemtuzumab.pathway.infusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A held course, as the neurologist who decides on it reads of it (INF-20). */
@Component
@Transactional(readOnly = true)
class HeldCourse {

    private final Courses courses;
    private final InfusionPace pace;
    private final PatientReports reports;
    private final PregnancyTexts pregnancies;
    private final Eligibility eligibility;
    private final Deviations deviations;
    private final ClinicTime time;

    HeldCourse(
            Courses courses,
            InfusionPace pace,
            PatientReports reports,
            PregnancyTexts pregnancies,
            Eligibility eligibility,
            Deviations deviations,
            ClinicTime time) {
        this.courses = courses;
        this.pace = pace;
        this.reports = reports;
        this.pregnancies = pregnancies;
        this.eligibility = eligibility;
        this.deviations = deviations;
        this.time = time;
    }

    /** Why it is held, what has been given of it, and what has become known or too old meanwhile. @param heldBecause may be null */
    String situation(String patientNumber, int courseNumber, String heldBecause) {
        List<String> lines = new ArrayList<>();
        Optional.ofNullable(heldBecause).map("**Held because:** "::concat).ifPresent(lines::add);
        reports.openInfection(patientNumber).map(InfusionTexts::described).ifPresent(lines::add);
        Optional.of(pregnancies.open(patientNumber))
                .filter(pregnant -> !pregnant.isEmpty())
                .ifPresent(lines::add);
        courses.find(patientNumber, courseNumber)
                .filter(Course::given)
                .map(Course::lastInfusionOn)
                .map("Last infusion on %s; never two on one day (INF-03)."::formatted)
                .ifPresent(lines::add);
        LaterDay later = eligibility.laterDay(patientNumber, courseNumber, time.today());
        InfusionTexts.listed("Shorter than planned (INF-05):", pace.shorterThanPlanned(patientNumber))
                .ifPresent(lines::add);
        InfusionTexts.listed("Today this bars a further infusion:", later.barring())
                .ifPresent(lines::add);
        InfusionTexts.listed("Today this is yours to set aside, with your reason:", later.undecided())
                .ifPresent(lines::add);
        InfusionTexts.listed(
                        "Missing, too old or not known for today. SCR-06 asks for it before the first infusion only; you decide:",
                        later.outdated())
                .ifPresent(lines::add);
        return Shortened.to(InfusionTexts.LONGEST, String.join("\n\n", lines) + deviations.paragraph(patientNumber));
    }
}
