package org.alemtuzumab.pathway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is refused names patients and answers: it goes to its sender, and not to the log. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:refusal-log;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ExtendWith(OutputCaptureExtension.class)
class EnrolmentRefusedTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients patients;

    @Test
    void anEnrolmentThatTheEngineRefuses(CapturedOutput output) {
        ResponseEntity<String> answer = enrol("IN-NO-LOG", "2099-01-30");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("Date of birth: 2099-01-30 lies in the future");
        assertThat(output).doesNotContain("2099-01-30", "IN-NO-LOG");
    }

    @Test
    void aNumberIsOnePatientHoweverItIsWritten() {
        assertThat(enrol("EN-1", "1990-04-12").getStatusCode()).isEqualTo(HttpStatus.OK);

        assertThat(enrol("EN-1", "1990-04-12").getBody()).contains("EN-1 is already enrolled and under way");
        assertThat(enrol("en-1", "1990-04-12").getBody())
                .contains("en-1 is on record with other upper and lower case letters");
        assertThat(patients.find("en-1")).isEmpty();
    }

    @Test
    void aNumberThatComesBackIsTheSamePatient() {
        patients.enrol("EN-2", "female", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");
        patients.end("EN-2", Patients.NOT_ELIGIBLE);
        patients.release("EN-2");

        assertThat(enrol("EN-2", "1990-04-13").getBody()).contains("EN-2 is on record with another one");
        assertThat(enrol("EN-2", "1990-04-12").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void aDateOfBirthThatIsNobodysIsRefused() {
        assertThat(enrol("EN-3", "1800-04-12").getBody()).contains("1800-04-12 is more than 120 years ago");
        assertThat(patients.find("EN-3")).isEmpty();
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
