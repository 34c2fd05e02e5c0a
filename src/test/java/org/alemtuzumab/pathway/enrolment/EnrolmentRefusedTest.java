package org.alemtuzumab.pathway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who comes by another way than Tasklist, and what is refused: it names patients and answers, and goes to its sender, not to the log. */
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

    @Autowired
    private PatientImport imports;

    @Autowired
    private Courses courses;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RuntimeService runtime;

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

    // ---------------------------------------------------------------- a file of patients (SCR-21)

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The example of the manual, under numbers that nobody else has. */
    private static String example(String prefix) throws IOException {
        return Files.readString(Path.of("src/site/patients.csv")).replace("GL-", prefix);
    }

    private String imported(byte[] file, String importer, boolean dryRun, int exitCode) {
        StringWriter told = new StringWriter();
        assertThat(ImportCommand.run(imports, file, importer, dryRun, new PrintWriter(told)))
                .as(told.toString())
                .isEqualTo(exitCode);
        return told.toString();
    }

    @Test
    void theExampleIsImportedByAPersonOnceHoweverOftenItIsTried() throws IOException {
        Members.join(identity, "msNurse");
        byte[] file = bytes(example("GL-"));
        assertThat(imported(file, "msNurse", true, 0)).contains("3 could be imported, 0 were before. Nothing was kept");
        assertThat(patients.find("GL-0001")).isEmpty();

        assertThat(imported(file, "msNurse", false, 0)).contains("3 imported, 0 were before, 0 faults");
        assertThat(courses.anchor("GL-0002")).contains(LocalDate.of(2024, 5, 15));
        assertThat(courses.infusions("GL-0002")).hasSize(8);
        assertThat(database.sql(
                                """
                                select i.imported_by, s.submitted_by from patient_import_row i
                                  join submission s on s.patient_number = i.patient_number where i.patient_number = 'GL-0003'
                                """)
                        .query()
                        .singleRow())
                .containsValues("msNurse")
                .doesNotContainValue(null);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("GL-0003", "treatmentPathway")
                        .count())
                .isOne();

        String changed = example("GL-").replace("1988-04-12", "1988-04-13") + "GL-0004,male,1980-01-02,STRICT,other"
                + ",".repeat(18) + "\n";
        assertThat(imported(bytes(changed), "msNurse", false, 0))
                .contains(
                        "line 2: GL-0001 was imported on",
                        "by msNurse, and the row says something else now: put that right in the pathway",
                        "1 imported, 3 were before, 0 faults");
        assertThat(patients.get("GL-0001").birthDate()).isEqualTo(LocalDate.of(1988, 4, 12));
    }

    @Test
    void everyFaultOfEveryRowIsToldWithLineAndColumnAndNobodyIsImported() {
        Members.join(identity, "msNurse");
        patients.enrol("IM-known", "female", LocalDate.of(1990, 4, 12), "STRICT", "rapidlyEvolvingSevere");
        String head =
                "patientNumber;sex;birthDate;profile;indication;priorCourses;prior1First;prior1Last;prior1Infusions;prior1Centre;"
                        + "prior2First;prior2Last;prior2Infusions;prior2Centre;openElsewhere;aciclovirRunning\n";
        String told = imported(
                bytes(
                        head
                                + "IM-1;female;1990-04-12;STRICT;rapidlyEvolvingSevere;1;2025-03-03;2025-03-07;5;Ghent;;;;;\"two\nlines\";no\n"
                                + "\n"
                                + "IM-2;woman;12.04.1990;STRICT;;1;2025-03-03;2025-03-07;five;Ghent;;;;;;no\n"
                                + "IM-known;female;2099-01-01;STRICT;rapidlyEvolvingSevere;2;2025-03-03;2025-03-04;5;Ghent;2025-03-01;2025-03-05;5;Ghent;;no\n"
                                + "IM-3;male;1990-04-12;STRICT;rapidlyEvolvingSevere;;2025-03-03;;;;;;;;;\n"
                                + "IM-1;female;1990-04-12;STRICT;rapidlyEvolvingSevere;;;;;;;;;;;\n"
                                + "IM-4;female\n"
                                + "im-KNOWN;male;1990-04-12;STRICT;rapidlyEvolvingSevere;1;2090-03-03;2090-03-07;5;Ghent;;;;;;no\n"),
                "msNurse",
                false,
                1);
        assertThat(told.lines())
                .contains(
                        "line 5, column sex: 'woman' is not one of the choices (female, male)",
                        "line 5, column birthDate: '12.04.1990' is not a date such as 2026-03-09",
                        "line 5, column indication: is missing",
                        "line 5, column prior1Infusions: 'five' is not a number",
                        "line 6, column birthDate: 2099-01-01 lies in the future",
                        "line 6, column patientNumber: IM-known is already enrolled and under way. Open the running pathway instead, or correct the number",
                        "line 6, column prior1First: Course 1 given elsewhere: 5 infusions do not fit between 2025-03-03 and 2025-03-04",
                        "line 6, column prior2First: Course 2 given elsewhere: its first infusion lies before the patient's birth",
                        "line 7, column prior1First: is not asked for beside the other answers: leave it empty",
                        "line 8, column patientNumber: IM-1 is on line 2, too",
                        "line 9: has 2 values, and the first line 16 columns",
                        "line 10, column patientNumber: im-KNOWN is on record with other upper and lower case letters. Write it as the hospital record does",
                        "line 10, column prior1First: Course 1 given elsewhere: its last infusion lies in the future",
                        "0 imported, 0 were before, 13 faults");
        assertThat(patients.find("IM-1")).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsToldSo() {
        Members.join(identity, "msNurse");
        assertThat(imported(new byte[] {'a', (byte) 0xFC}, "msNurse", true, 1))
                .contains("line 1: the file is not written in UTF-8");
        assertThat(imported(bytes("patientNumber,sex,sex,nickname\n\"X-1"), "msNurse", true, 1))
                .contains(
                        "line 1, column sex: is there twice",
                        "line 1, column nickname: is no question of the form",
                        "line 1, column birthDate: is missing",
                        "cannot be read: a quotation mark is missing");
    }

    @Test
    void whoMayNotEnrolMayNotImport() throws IOException {
        Members.join(identity, "pharmacist");
        byte[] file = bytes(example("NO-"));
        assertThatThrownBy(() -> imports.run(file, "pharmacist", true)).hasMessage("pharmacist may not enrol patients");
        assertThatThrownBy(() -> imports.run(file, "nobody", false)).hasMessage("There is no user nobody");
        assertThat(patients.find("NO-0001")).isEmpty();
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
