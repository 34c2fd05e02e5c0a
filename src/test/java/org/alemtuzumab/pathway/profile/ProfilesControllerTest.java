package org.alemtuzumab.pathway.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The profiles over HTTP, with the engine's authorizations in force: its readers may read no table of the engine. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:profiles-over-http;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class ProfilesControllerTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients patients;

    @ParameterizedTest
    @ValueSource(strings = {"neurologist", "auditor"})
    void whoSignsOrInspectsAProfileReadsItAndTriesAChange(String group) {
        TestRestTemplate reader = loggedIn(group);
        String patient = "HP-" + group;
        patients.enrol(patient, "female", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");

        ResponseEntity<String> all = reader.getForEntity("/api/profiles", String.class);
        assertThat(all.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(all.getBody()).contains("\"inForce\":\"STRICT\"", "\"setting\":\"creatinineMonths\"");

        ResponseEntity<String> tried = reader.postForEntity(
                "/api/profiles/STRICT/dry-run",
                Map.of(
                        "settings", Map.of("creatinineMonths", "3"),
                        "validFrom", LocalDate.now().plusDays(2).toString(),
                        "validUntil", LocalDate.now().plusMonths(6).toString(),
                        "reason", "CSH"),
                String.class);
        assertThat(tried.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(tried.getBody()).contains(patient, "MON-03");

        assertThat(reader.postForEntity(
                                "/api/profiles/patient/dry-run",
                                Map.of("patientNumber", patient, "profile", "KSA"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    /** The answer names patients. */
    @Test
    void aProcessOwnerReadsItAndTriesNoChange() {
        TestRestTemplate owner = loggedIn("processOwner");

        assertThat(owner.getForEntity("/api/profiles", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(owner.postForEntity("/api/profiles/STRICT/dry-run", Map.of(), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aNurseDoesNot() {
        assertThat(loggedIn("msNurse")
                        .getForEntity("/api/profiles", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private TestRestTemplate loggedIn(String group) {
        Members.join(identity, group);
        return http.withBasicAuth(group, Members.PASSWORD);
    }
}
