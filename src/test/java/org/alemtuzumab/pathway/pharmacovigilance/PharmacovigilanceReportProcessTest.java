package org.alemtuzumab.pathway.pharmacovigilance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** PHV-1: what is asked, what the task shows, and what is kept. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pharmacovigilance;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class PharmacovigilanceReportProcessTest {

    private static int patients;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Patients enrolled;

    @Autowired
    private Courses courses;

    @Autowired
    private LabResults results;

    @Autowired
    private PharmacovigilanceReports reports;

    @Autowired
    private PharmacovigilanceReportRepository kept;

    private String patient;
    private Story story;

    @BeforeEach
    void treat() {
        patient = "PV-" + ++patients;
        story = new Story(engine, patient);
        story.beginAt("2026-03-02T09:00:00");
        enrolled.enrol(patient, "female", LocalDate.of(1996, 9, 3), "STRICT", "rapidlyEvolvingSevere");
        courses.plan(patient);
        courses.begin(patient, 1, 1, "Alemtuzumab 12 mg concentrate", "B-77", null);
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void theTaskShowsWhatIsOnFileAndItsAnswerIsKept() {
        results.record(
                new Sample(patient, Story.today(), "ROUND", null, null, "nurse"), Map.of("platelets", "18 10*9/L"));
        reports.ask(patient, Reason.AUTOIMMUNE_DISEASE, "Immune thrombocytopenia, confirmed by haematology");

        assertThat((String) story.shown("reportToAuthority", "event"))
                .contains("Autoimmune disease confirmed", "Immune thrombocytopenia");
        assertThat((String) story.shown("reportToAuthority", "patient")).contains("woman, 29 years");
        assertThat((String) story.shown("reportToAuthority", "doses"))
                .contains("Course 1, day 1: Alemtuzumab 12 mg concentrate, batch B-77");
        assertThat((String) story.shown("reportToAuthority", "results")).contains("Platelets 18 10*9/L (2026-03-02)");
        assertThat((String) story.shown("reportToAuthority", "findings")).isEqualTo("None on file.");

        story.complete(
                "reportToAuthority",
                Map.of(
                        "serious", "yes",
                        "suspected", "yes",
                        "decision", "reported",
                        "reportedOn", "2026-03-02",
                        "reportReference", "EV-1",
                        "patientOutcome", "recovering",
                        "assessment", "Alemtuzumab"));

        assertThat(story.openTasks()).isEmpty();
        PharmacovigilanceReport report =
                kept.findByPatientNumberOrderById(patient).get(0);
        assertThat(report.decision()).isEqualTo(PharmacovigilanceReport.Decision.REPORTED);
        assertThat(report.reference()).isEqualTo("EV-1");
        assertThat(report.reportedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void theSameEventIsAskedForOnce() {
        reports.ask(patient, Reason.EMERGENCY, "Chest pain on 2026-03-02");
        reports.ask(patient, Reason.EMERGENCY, "Chest pain on 2026-03-02");
        assertThat(story.openTasks()).containsExactly("reportToAuthority");

        reports.ask(patient, Reason.EMERGENCY, "Chest pain on 2026-03-09");
        assertThat(story.openTasks()).hasSize(2);
    }

    @Test
    void aPersonMaySayThatNothingIsReported() {
        reports.ask(patient, Reason.EMERGENCY, "Chest pain");
        assertThatThrownBy(() -> story.complete(
                        "reportToAuthority", Map.of("serious", "yes", "suspected", "no", "decision", "notReportable")))
                .hasMessageContaining("Suspected cause, or why nothing is reported: is missing");

        story.complete(
                "reportToAuthority",
                Map.of(
                        "serious", "yes",
                        "suspected", "no",
                        "decision", "notReportable",
                        "assessment", "Rib fracture"));

        assertThat(kept.findByPatientNumberOrderById(patient).get(0).decision())
                .isEqualTo(PharmacovigilanceReport.Decision.NOT_REPORTABLE);
    }

    @Test
    void whatIsSeriousAndSuspectedIsReported() {
        reports.ask(patient, Reason.CONFIRMED_DISEASE, "Malignant melanoma");
        assertThat((String) story.shown("reportToAuthority", "authority")).contains("the authority");
        assertThat((String) story.shown("reportToAuthority", "company")).contains("the company");
        assertThatThrownBy(() -> story.complete(
                        "reportToAuthority",
                        Map.of(
                                "serious", "yes",
                                "suspected", "yes",
                                "decision", "notReportable",
                                "assessment", "Too much work")))
                .hasMessageContaining("what is serious and suspected is reported");
        assertThatThrownBy(() -> story.complete(
                        "reportToAuthority", Map.of("decision", "notReportable", "assessment", "Nothing")))
                .hasMessageContaining("Was it serious?: is missing");
    }

    @Test
    void reactionsThatWereNotSeriousAreOfferedOnceACourse() {
        reports.offer(patient, 1, "");
        assertThat(story.openTasks()).isEmpty();
        reports.offer(patient, 1, "Day 1: rash");
        reports.offer(patient, 1, "Day 1: rash; day 2: headache");
        assertThat(story.openTasks()).containsExactly("reportToAuthority");
        reports.offer(patient, 2, "Day 1: rash");
        assertThat(story.openTasks()).hasSize(2);
    }

    @Test
    void nothingIsAskedOfAPatientWhoNeverHadTheDrug() {
        String untreated = patient + "-U";
        enrolled.enrol(untreated, "male", LocalDate.of(1996, 9, 3), "STRICT", "rapidlyEvolvingSevere");
        reports.ask(untreated, Reason.CONFIRMED_DISEASE, "Malignant melanoma");
        assertThat(kept.findByPatientNumberOrderById(untreated)).isEmpty();
    }

    @Test
    void aReportOfTomorrowIsRefused() {
        reports.ask(patient, Reason.SERIOUS_INFECTION, "Pneumonia");
        assertThatThrownBy(() -> story.complete(
                        "reportToAuthority",
                        Map.of(
                                "serious",
                                "yes",
                                "suspected",
                                "yes",
                                "decision",
                                "reported",
                                "reportedOn",
                                "2026-03-03",
                                "reportReference",
                                "EV-2",
                                "patientOutcome",
                                "unknown",
                                "assessment",
                                "Pneumonia")))
                .hasMessageContaining("Reported on: 2026-03-03 lies in the future");
    }

    @Test
    void anOverdueReportIsOfferedToTheNeurologistAsWell() {
        reports.ask(patient, Reason.SERIOUS_INFECTION, "Pneumonia");

        story.until("2026-03-03T09:30:00");

        assertThat(engine.getTaskService()
                        .getIdentityLinksForTask(story.task("reportToAuthority").getId()))
                .extracting(link -> link.getGroupId())
                .contains("pharmacovigilance", "neurologist");
    }
}
