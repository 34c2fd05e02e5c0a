package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person submits is one row: it says who answered what by which form, and what corrects what. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:submissions;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class SubmissionsTest {

    private static final String PATIENT = "SUB-1";

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient tables;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TestRestTemplate http;

    private MonitoredPatient patient;

    @BeforeEach
    void aWomanInRound1() {
        List.of("auditor", "msNurse", "neurologist").forEach(group -> Members.join(identity, group));
        patient = new MonitoredPatient(beans, PATIENT + System.nanoTime());
    }

    @AfterEach
    void letTimeGo() {
        patient.story.close();
    }

    @Test
    void theAnswersOfAFormAreOneRowAndNoVariables() throws Exception {
        patient.story.completeAs(
                "msNurse",
                "recordRoundResults",
                Map.of("collectedOn", "2026-04-06", "platelets", "236 10*3/uL", "alt", " 22 U/L "));

        Map<String, Object> row = rows().get(0);
        assertThat(row)
                .containsEntry("step", "recordRoundResults")
                .containsEntry("form", "recordRoundResults")
                .containsEntry("submitted_by", "msNurse")
                .containsEntry(
                        "answers",
                        "{\"alt\":\" 22 U/L \",\"collectedOn\":\"2026-04-06\",\"platelets\":\"236 10*3/uL\"}")
                .containsEntry("sha256", Sha256.of(row.get("answers").toString().getBytes()))
                .containsEntry("form_sha256", Sha256.of(Files.readAllBytes(Path.of("forms/recordRoundResults.form"))));
        for (String name : List.of("platelets", "alt", "haemoglobin", "submittedAnswers")) {
            assertThat(history.createHistoricVariableInstanceQuery()
                            .variableName(name)
                            .count())
                    .as(name)
                    .isZero();
        }
    }

    @Test
    void whatTheFormHidOrDoesNotAskIsNotAmongThem() {
        patient.story.complete(
                "recordRoundResults",
                Map.of("collectedOn", "2026-04-06", "platelets", "236 10*3/uL", "hpv", "negative", "shoeSize", "39"));

        assertThat(rows().get(0).get("answers").toString())
                .contains("platelets")
                .doesNotContain("hpv")
                .doesNotContain("shoeSize");
    }

    @Test
    void ofARefusedSubmissionNothingIsKept() {
        assertThat(catchThrowable(
                        () -> patient.story.complete("recordRoundResults", Map.of("platelets", "236 10*3/uL"))))
                .hasMessageContaining("Sample taken on: is missing");
        assertThat(catchThrowable(
                        () -> patient.story.complete("recordRoundResults", Map.of("collectedOn", Map.of("a", "b")))))
                .hasMessageContaining("'collectedOn' is neither a text, a number");

        assertThat(rows()).isEmpty();
    }

    @Test
    void aCorrectionNamesWhatItReplacesAndAnAuditorReadsBoth() {
        patient.story.completeAs(
                "msNurse", "recordRoundResults", Map.of("collectedOn", "2026-04-06", "platelets", "236 10*3/uL"));
        patient.story.startByForm(
                "patientReport",
                Map.of(
                        "patientNumber", patient.number,
                        "birthDate", MonitoredPatient.BORN.toString(),
                        "kind", "otherResults",
                        "happenedOn", "2026-04-06",
                        "details", "Digits were swapped"));
        patient.story.completeAs(
                "msNurse",
                "recordOtherResults",
                Map.of(
                        "available", "yes",
                        "purpose", "correct",
                        "collectedOn", "2026-04-06",
                        "platelets", "263 10*3/uL"));

        List<Map<String, Object>> rows = rows();
        assertThat(rows)
                .extracting(row -> row.get("form"))
                .containsExactly("recordRoundResults", "patientReport", "recordOtherResults");
        long first = (Long) rows.get(0).get("id");
        long correction = (Long) rows.get(2).get("id");
        assertThat(tables.sql("select submission_id, replaced_id from submission_correction")
                        .query((row, number) -> List.of(row.getLong(1), row.getLong(2)))
                        .list())
                .containsExactly(List.of(correction, first));

        assertThat(page("auditor").body())
                .contains(
                        "Platelets",
                        "236 10*3/uL",
                        "263 10*3/uL",
                        "msNurse",
                        "The right values in place of what was typed for this day")
                .contains("href=\"#s%d\"".formatted(first), "href=\"#s%d\"".formatted(correction));
    }

    /** The laboratory sends a part while a form is open: what was typed into it then is not passed over in silence. */
    @Test
    void whatIsNoLongerAskedAndWasTypedIsRefused() {
        patient.receive(
                MonitoredPatient.DAY.minusDays(5),
                MonitoredPatient.value("A-1", Stage.FINAL, "platelets", "210 10*3/uL"));

        assertThat(catchThrowable(() -> patient.story.completeAs(
                        "msNurse",
                        "recordRoundResults",
                        Map.of(
                                "collectedOn", "2026-04-06",
                                "platelets", "18 10*3/uL",
                                "creatinine", "80 µmol/L"))))
                .hasMessageContaining("Platelets: has come otherwise since this form was opened");
        assertThat(rows()).isEmpty();

        patient.story.completeAs(
                "msNurse", "recordRoundResults", Map.of("collectedOn", "2026-04-06", "creatinine", "80 µmol/L"));
        assertThat(rows()).hasSize(1);
    }

    /** Tasklist knows no types of a start form's questions, and sends each list as JSON. */
    @Test
    void aListOfAStartFormIsOneTextAndOtherJsonIsRefused() {
        assertThat(reported("bleeding", "[\"mucosal\", \"petechiae\"]").getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(rows()).singleElement().satisfies(row -> assertThat(
                        row.get("answers").toString())
                .contains("\"bleeding\":\"mucosal, petechiae\""));

        assertThat(reported("bleeding", "{\"a\": 1}"))
                .returns(HttpStatus.BAD_REQUEST, ResponseEntity::getStatusCode)
                .satisfies(answer -> assertThat(answer.getBody()).contains("or a list of these: bleeding"));
        assertThat(reported("details", "[\"a\"]").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(rows()).hasSize(1);
    }

    private ResponseEntity<String> reported(String list, String json) {
        Map<String, Object> answers = new HashMap<>();
        Map.of(
                        "patientNumber", patient.number,
                        "birthDate", MonitoredPatient.BORN.toString(),
                        "kind", "symptoms",
                        "happenedOn", "2026-04-06",
                        "details", "Gums bleed")
                .forEach((name, value) -> answers.put(name, Map.of("value", value)));
        answers.put(list, Map.of("type", "Json", "value", json));
        return http.withBasicAuth("msNurse", Members.PASSWORD)
                .postForEntity(
                        "/engine-rest/process-definition/key/patientReport/submit-form",
                        Map.of("variables", answers),
                        String.class);
    }

    @Test
    void onlyAuditorsReadThem() {
        assertThat(page("msNurse").statusCode()).isEqualTo(403);
        assertThat(page("neurologist").statusCode()).isEqualTo(403);
        assertThat(page("auditor").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> page(String user) {
        return Visitor.loggedIn(http.getRootUri(), user).get("/submissions?patient=" + patient.number);
    }

    private List<Map<String, Object>> rows() {
        return tables.sql("select * from submission where patient_number = ? order by id")
                .param(patient.number)
                .query()
                .listOfRows();
    }
}
