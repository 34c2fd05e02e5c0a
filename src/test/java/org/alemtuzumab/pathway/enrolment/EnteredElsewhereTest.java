package org.alemtuzumab.pathway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** SCR-21: a patient comes with courses that another centre gave. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:elsewhere;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class EnteredElsewhereTest {

    private static int patients;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Courses courses;

    @Autowired
    private JdbcTemplate sql;

    private String patient;
    private Story story;

    @BeforeEach
    void begin() {
        patient = "ELS-" + ++patients;
        story = new Story(engine, patient);
        story.beginAt("2026-05-04T09:00:00");
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void roundsAreCountedFromTheLastInfusionAndNoneBeforeTheEntryIsMissed() {
        enrol(Map.of("prior1First", "2025-03-03", "prior1Last", "2025-03-07", "prior1Infusions", 5));
        story.until("2026-05-04T09:01:00");

        assertThat(courses.anchor(patient)).contains(LocalDate.of(2025, 3, 7));
        assertThat(courses.infusions(patient)).hasSize(5).allMatch(infusion -> infusion.reason()
                .equals("given elsewhere: Lyon"));
        assertThat(sql.queryForList(
                        "select round_number from monitoring_round where patient_number = ?", Integer.class, patient))
                .containsExactly(14);
        assertThat(story.openTasks()).contains("recordRoundResults", "reviewEarlierCourses");
        assertThat((String) story.shown("reviewEarlierCourses", "earlierCourses"))
                .contains("Course 1: 2025-03-03 to 2025-03-07, 5 infusions, Lyon", "Aciclovir still taken: no");
        assertThat(story.passed("screening")).as("the neurologist looks first").isZero();

        story.complete(
                "reviewEarlierCourses",
                Map.of("aciclovirGoesOn", "no", "referenceEntered", "notKnown", "assessment", "Nothing is open"));
        story.until("2026-05-04T09:02:00");
        assertThat(story.openTasks()).as("course 2 is due since 12 months").contains("takeHistory");
    }

    @Test
    void aciclovirThatGoesOnIsWatched() {
        enrol(Map.of("prior1First", "2026-04-13", "prior1Last", "2026-04-17", "prior1Infusions", 5));
        story.until("2026-05-04T09:01:00");

        story.complete(
                "reviewEarlierCourses",
                Map.of("aciclovirGoesOn", "yes", "referenceEntered", "notKnown", "assessment", "Nothing is open"));
        assertThat(story.openTasks()).contains("startAciclovir");
    }

    @Test
    void whatCannotHaveBeenIsRefused() {
        assertThatThrownBy(() ->
                        enrol(Map.of("prior1First", "2025-03-03", "prior1Last", "2025-03-04", "prior1Infusions", 5)))
                .hasMessageContaining("5 infusions do not fit between 2025-03-03 and 2025-03-04");
        assertThatThrownBy(() ->
                        enrol(Map.of("prior1First", "2026-05-04", "prior1Last", "2026-05-08", "prior1Infusions", 5)))
                .hasMessageContaining("its last infusion lies in the future");
    }

    private void enrol(Map<String, Object> prior) {
        Map<String, Object> answers = new HashMap<>(prior);
        answers.putAll(Map.of(
                "patientNumber", patient,
                "sex", "male",
                "birthDate", "1988-04-12",
                "profile", "STRICT",
                "indication", "rapidlyEvolvingSevere",
                "priorCourses", "1",
                "prior1Centre", "Lyon",
                "aciclovirRunning", "no"));
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("treatmentPathway")
                .latestVersion()
                .singleResult()
                .getId();
        engine.getFormService().submitStartForm(definition, answers);
    }
}
