package org.alemtuzumab.pathway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Symptoms and monthly answers over HTTP, with the engine's authorizations in force: the sender may read no table of the engine. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:patient-events;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class PatientEventsControllerTest {

    private static final Map<String, Object> CHEST_PAIN = Map.of(
            "birthDate",
            "1990-04-12",
            "happenedOn",
            LocalDate.now().minusDays(1).toString(),
            "details",
            "Told in the portal",
            "symptoms",
            Map.of("chestPain", "yes"));

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients patients;

    @Autowired
    private LabResults results;

    @Test
    void theCareTeamsSystemsReportAndReadWhatFollows() {
        patients.enrol("HE-1", "female", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");

        ResponseEntity<String> taken = post("msNurse", "HE-1", CHEST_PAIN);
        assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(taken.getBody()).contains("ACU-1", "EMERGENCY", "cardiology");

        for (String others : List.of("auditor", "laboratory", "pharmacovigilance")) {
            assertThat(post(others, "HE-1", CHEST_PAIN).getStatusCode())
                    .as(others)
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(answers(others, "HE-1", Map.of("symptoms", "none")).getStatusCode())
                    .as(others)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(post("neurologist", "HE-2", CHEST_PAIN))
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY))
                .satisfies(answer -> assertThat(answer.getBody()).contains("no patient under way has the number HE-2"));
        Map<String, Object> mistypedYear = new HashMap<>(CHEST_PAIN);
        mistypedYear.put("happenedOn", LocalDate.now().minusYears(1).toString());
        assertThat(post("infusionNurse", "HE-1", mistypedYear))
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY))
                .satisfies(answer -> assertThat(answer.getBody()).contains("is too long ago; the earliest is"));
        assertThat(post("pharmacist", "HE-1", Map.of("details", "x")))
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST))
                .satisfies(answer -> assertThat(answer.getBody())
                        .contains("birthDate is missing; happenedOn is missing; symptoms is missing"));
    }

    @Test
    void thePatientsOwnSystemAnswersTheQuestionsOfARound() {
        patients.enrol("HE-3", "female", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");

        ResponseEntity<String> taken = answers("msNurse", "HE-3", Map.of("symptoms", "none", "contraception", "yes"));

        assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(results.of("HE-3"))
                .extracting(LabResult::analyte, LabResult::code, LabResult::recordedBy)
                .containsExactlyInAnyOrder(
                        tuple("symptoms", "none", "msNurse"), tuple("contraception", "yes", "msNurse"));
        assertThat(answers("auditor", "HE-3", Map.of("symptoms", "none")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "HE-6, symptoms, yes, a new symptom is reported under its own name",
        "HE-6, symptoms, maybe, 'symptoms: ''maybe'' is not one of the answers'",
        "HE-6, contraception, yes, there are: symptoms",
        "HE-6, platelets, 18 G/L, '''platelets'' is no question of a monthly round'",
        "HE-7, symptoms, none, no patient under way has the number HE-7"
    })
    void whatNoRoundAsksIsRefusedAndNothingIsStored(String patient, String question, String answer, String why) {
        if (patients.find("HE-6").isEmpty()) {
            patients.enrol("HE-6", "male", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");
        }

        ResponseEntity<String> refused = answers("msNurse", patient, Map.of(question, answer));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getBody()).contains(why);
        assertThat(results.of(patient)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"birthDate\": \"1990-13-01\"}|birthDate cannot be read. Right would be a date that exists, such as 2026-03-02",
                "{\"symptoms\": \"chestPain\"}|symptoms cannot be read",
                "{\"born\": \"1990-04-12\"}|born is not known; known here: birthDate, details, happenedOn, symptoms",
                "{\"birthDate\":|The body is not JSON, from line 1",
                "{|The body is not JSON",
                "[]|The body is missing or is not a JSON object"
            })
    void whatCannotBeReadIsNamedButNotRepeated(String body, String why) {
        Members.join(identity, "msNurse");
        HttpHeaders json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);

        ResponseEntity<String> refused = http.withBasicAuth("msNurse", Members.PASSWORD)
                .postForEntity("/api/patients/HE-1/events", new HttpEntity<>(body, json), String.class);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains(why).doesNotContain("1990");
    }

    private ResponseEntity<String> answers(String group, String patient, Map<String, String> answers) {
        return post(
                group,
                patient,
                "answers",
                Map.of("birthDate", "1990-04-12", "answeredOn", LocalDate.now().toString(), "answers", answers));
    }

    private ResponseEntity<String> post(String group, String patient, Map<String, Object> event) {
        return post(group, patient, "events", event);
    }

    private ResponseEntity<String> post(String group, String patient, String what, Map<String, Object> body) {
        Members.join(identity, group);
        return http.withBasicAuth(group, Members.PASSWORD)
                .postForEntity("/api/patients/%s/%s".formatted(patient, what), body, String.class);
    }
}
