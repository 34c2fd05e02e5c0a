package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.screening.DrugAllergies.Known;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is asked before each course and shown where its drugs are given: the site (INF-14), drug allergies and kidneys (SCR-22). */
@Component("courseNotes")
@Transactional
public class CourseNotes {

    private static final String DRUGS = "drugs";

    private final Assessments assessments;
    private final LabResults results;
    private final ClinicTime time;

    CourseNotes(Assessments assessments, LabResults results, ClinicTime time) {
        this.assessments = assessments;
        this.results = results;
        this.time = time;
    }

    /** Keeps what was answered. @return why no course is booked at this site; empty where it is ready */
    Optional<String> keep(String patientNumber, int courseNumber, BookCourse booked) {
        assessments.record(patientNumber, courseNumber, Assessments.SITE, time.today(), booked.site());
        Known known = booked.allergies().known();
        Map<String, Object> allergies = TypedAnswers.texts(known);
        allergies.put(DRUGS, known.drugs());
        assessments.record(patientNumber, courseNumber, Assessments.DRUG_ALLERGIES, time.today(), allergies);
        return booked.site().notReady();
    }

    /** "**Allergies:** aciclovir. Rash in 2019; valaciclovir is tolerated", that there are none, or "" where nobody was asked. */
    @ForModels
    public String allergies(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.DRUG_ALLERGIES)
                .map(asked -> inWords(asked.as(Known.class), asked.performedOn()))
                .orElse("");
    }

    private static String inWords(Known known, LocalDate askedOn) {
        return known.drugAllergies()
                ? "**Allergies (SCR-22): %s.** %s"
                        .formatted(
                                String.join(", ", known.drugs()),
                                known.allergyDetails().orElse(""))
                : "No drug allergies known, asked on %s (SCR-22).".formatted(askedOn);
    }

    /** The last readable creatinine, by which aciclovir is dosed; or that there is none. */
    @ForModels
    public String kidney(String patientNumber) {
        return results.of(patientNumber).stream()
                .filter(result -> result.analyte().equals("creatinine") && result.valid())
                .reduce((earlier, later) -> later)
                .map(CourseNotes::inWords)
                .orElse("**No creatinine is on file** (SCR-22).");
    }

    private static String inWords(LabResult creatinine) {
        return "Creatinine for the dose: %s on %s (SCR-22).".formatted(creatinine.reported(), creatinine.collectedOn());
    }

    /** "Experienced neurologist: Dr Peeters", or "". */
    @ForModels
    public String site(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.SITE)
                .map(asked -> asked.as(Site.class).experiencedNeurologist())
                .map("Experienced neurologist of this course: %s (INF-14)."::formatted)
                .orElse("");
    }
}
