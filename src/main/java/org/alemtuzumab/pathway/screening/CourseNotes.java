package org.alemtuzumab.pathway.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is asked before each course and shown where its drugs are given: the site (INF-14), drug allergies and kidneys (SCR-22). */
@Component("courseNotes")
@Transactional
public class CourseNotes {

    private static final String ALLERGIES = "drugAllergies";
    private static final String DETAILS = "allergyDetails";
    private static final String NEUROLOGIST = "experiencedNeurologist";
    private static final List<String> SITE = List.of("intensiveCareAtHand", "specialistsAtHand");

    /** The boxes of the form, and how the drug is called. */
    private static final Map<String, String> DRUGS = Map.of(
            "allergySteroid", "corticosteroid",
            "allergyAntihistamine", "antihistamine",
            "allergyAntipyretic", "antipyretic",
            "allergyAciclovir", "aciclovir",
            "allergyCotrimoxazole", "co-trimoxazole");

    private final Assessments assessments;
    private final LabResults results;
    private final ClinicTime time;

    CourseNotes(Assessments assessments, LabResults results, ClinicTime time) {
        this.assessments = assessments;
        this.results = results;
        this.time = time;
    }

    /** Keeps what was answered. @return why no course is booked at this site; empty where it is ready */
    Optional<String> keep(String patientNumber, int courseNumber, FormAnswers answers) {
        Map<String, Object> site = new HashMap<>(answers.texts(SITE.get(0), SITE.get(1), NEUROLOGIST));
        assessments.record(patientNumber, courseNumber, Assessments.SITE, time.today(), site);
        Map<String, Object> allergies = new HashMap<>(answers.texts(ALLERGIES, DETAILS));
        allergies.put(
                "drugs",
                DRUGS.keySet().stream()
                        .filter(answers::checked)
                        .map(DRUGS::get)
                        .sorted()
                        .toList());
        assessments.record(patientNumber, courseNumber, Assessments.DRUG_ALLERGIES, time.today(), allergies);
        return SITE.stream().allMatch(question -> "yes".equals(site.get(question)))
                ? Optional.empty()
                : Optional.of(
                        "Intensive care and the specialists must be at hand where the course is given (INF-14). Arrange it, or book it elsewhere");
    }

    /** "**Allergies:** aciclovir. Rash in 2019; valaciclovir is tolerated", that there are none, or "" where nobody was asked. */
    @ForModels
    public String allergies(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.DRUG_ALLERGIES)
                .map(asked -> asked.yes(ALLERGIES)
                        ? "**Allergies (SCR-22): %s.** %s"
                                .formatted(
                                        String.join(
                                                ", ",
                                                asked.list("drugs").stream()
                                                        .map(Object::toString)
                                                        .toList()),
                                        asked.text(DETAILS).orElse(""))
                        : "No drug allergies known, asked on %s (SCR-22).".formatted(asked.performedOn()))
                .orElse("");
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
                .flatMap(this::neurologist)
                .map("Experienced neurologist of this course: %s (INF-14)."::formatted)
                .orElse("");
    }

    private Optional<String> neurologist(Assessed site) {
        return site.text(NEUROLOGIST);
    }
}
