package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** What is refused names patients and answers: it goes to its sender, and not to the log. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:refusal-log;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Test
    void anEnrolmentThatTheEngineRefuses(CapturedOutput output) {
        ResponseEntity<String> answer = enrol("IN-NO-LOG", "2099-01-30");

        assertThat(answer.getStatusCode().isError()).isTrue();
        assertThat(answer.getBody()).contains("Date of birth: 2099-01-30 lies in the future");
        assertThat(output).doesNotContain("2099-01-30", "IN-NO-LOG");
    }

    private ResponseEntity<String> enrol(String patientNumber, String birthDate) {
        Members.join(identity, "msNurse");
        return http.withBasicAuth("msNurse", Members.PASSWORD)
                .postForEntity(
                        "/engine-rest/process-definition/key/treatmentPathway/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "patientNumber", Map.of("value", patientNumber),
                                        "sex", Map.of("value", "female"),
                                        "birthDate", Map.of("value", birthDate),
                                        "profile", Map.of("value", "STRICT"),
                                        "indication", Map.of("value", "rapidlyEvolvingSevere"))),
                        String.class);
    }
}
