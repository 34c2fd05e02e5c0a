package org.alemtuzumab.pathway.report;

import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** A patient of this pathway was given a course at another centre: anchor, rounds and what is planned here follow it (SCR-21). */
@Component
class CoursesElsewhere {

    private static final String TREATMENT = "courseGivenElsewhere";
    private static final String RESULTS = "resultsArrived";

    private final Courses courses;
    private final Pregnancies pregnancies;
    private final Assessments assessments;
    private final Findings findings;
    private final Messages messages;
    private final ClinicTime time;

    CoursesElsewhere(
            Courses courses,
            Pregnancies pregnancies,
            Assessments assessments,
            Findings findings,
            Messages messages,
            ClinicTime time) {
        this.courses = courses;
        this.pregnancies = pregnancies;
        this.assessments = assessments;
        this.findings = findings;
        this.messages = messages;
        this.time = time;
    }

    /**
     * Records it as the report tells it; the day of the report is that of its last infusion.
     *
     * @throws SubmissionRefused when it cannot have been given on these days
     */
    void record(PatientReport report, ToldCourse told) {
        int number = courses.enter(report.patientNumber(), told.given(report.happenedOn()));
        pregnancies.infused(report.patientNumber());
        assessments.record(
                report.patientNumber(),
                number,
                Assessments.ENTRY,
                time.today(),
                Map.of(
                        "aciclovirRunning",
                        Spelling.of(told.aciclovirRunning().orElseThrow()),
                        "openElsewhere",
                        report.details()));
    }

    /**
     * Tells monitoring of the new anchor, and the treatment that what it planned was given elsewhere.
     *
     * @return whether the treatment goes on here, so that a neurologist reviews the course there; else it is a finding for one
     */
    boolean tell(PatientReport report) {
        String patientNumber = report.patientNumber();
        boolean heard = messages.tell(TREATMENT, patientNumber) > 0;
        if (!heard) {
            findings.raise(Finding.raisedBy(
                    patientNumber,
                    new Alert(
                            "SCR-21",
                            Urgency.PROMPT,
                            "neurologist",
                            "SCR-21: a course was given elsewhere until %s, while no treatment is under way here: prophylaxis (INF-08), reference values, open findings"
                                    .formatted(report.happenedOn())),
                    time.now()));
        }
        Stream.of("firstInfusionBegun", "anchorMoved", "roundSuperseded", RESULTS)
                .forEach(message -> messages.tell(message, patientNumber));
        return heard;
    }
}
