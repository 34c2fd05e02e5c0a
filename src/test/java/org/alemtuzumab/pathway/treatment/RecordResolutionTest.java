package org.alemtuzumab.pathway.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A deferred course goes on: an infection is closed only by the word of a neurologist to whom it was shown (SCR-03). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:treatment;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class RecordResolutionTest {

    private static final LocalDate BORN = LocalDate.of(1992, 1, 1);
    private static int count;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Patients patients;

    @Autowired
    private Courses courses;

    @Autowired
    private PatientReports reports;

    private String patient;
    private Story story;

    @BeforeEach
    void deferForAnInfection() {
        patient = "T-" + ++count;
        story = new Story(engine, patient);
        story.beginAt("2026-03-08T10:00");
        patients.enrol(patient, "male", BORN, "STRICT", "rapidlyEvolvingSevere");
        courses.plan(patient);
        report("Urine culture positive");
        engine.getRuntimeService()
                .createProcessInstanceByKey("treatment")
                .businessKey(patient)
                .setVariables(Map.of("patientNumber", patient, "courseNumber", 1))
                .startBeforeActivity("recordResolution")
                .execute();
        story.until("2026-03-20T10:00");
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void yesClosesTheInfectionThatWasShown() {
        answer("yes", "2026-03-20");
        assertThat(reports.openInfection(patient)).isEmpty();
    }

    @Test
    void anyOtherAnswerLeavesItOpen() {
        answer("noInfection", "2026-03-20");
        assertThat(reports.openInfection(patient)).isPresent();
    }

    @Test
    void infectionReportedAfterTheTaskWasOpenedIsNotClosedUnseen() {
        report("Pneumonia");

        assertThatThrownBy(() -> answer("yes", "2026-03-20")).hasMessageContaining("Pneumonia");
        answer("no", "2026-03-20");
        assertThat(reports.of(patient)).extracting(PatientReport::resolvedOn).containsOnlyNulls();
    }

    @Test
    void dayInTheFutureAndAMissingAnswerAreRefused() {
        assertThatThrownBy(() -> answer("yes", "2026-03-21")).hasMessageContaining("in the future");
        assertThatThrownBy(() -> story.complete(
                        "recordResolution", Map.of("resolvedOn", "2026-03-20", "resolution", "Patient is well")))
                .hasMessageContaining("is missing");
    }

    private void report(String details) {
        reports.record(patient, BORN, PatientReport.Kind.INFECTION, Story.today(), details, null);
    }

    private void answer(String infectionResolved, String on) {
        story.complete(
                "recordResolution",
                Map.of("infectionResolved", infectionResolved, "resolvedOn", on, "resolution", "Culture negative"));
    }
}
