package org.alemtuzumab.pathway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.doAnswer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Everything fails that can: what is sent cannot be read, two enrol one number at once, rows are refused, and every decision
 * ends in an exception that names the patient. The log, as it is printed, holds nothing of it.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:hostile-run;DB_CLOSE_DELAY=-1")
@ExtendWith(OutputCaptureExtension.class)
class HostileRunTest {

    private static final String PATIENT = "HOSTILE-4711";
    private static final String BORN = "1971-02-13";
    private static final String NAME = "Quintessa";
    private static final String TOLD = "confided";
    private static final String ANSWER = "87654.321";

    @DynamicPropertySource
    static void listen(DynamicPropertyRegistry properties) {
        int port = freePort();
        properties.add("pathway.laboratory.mllp.port", () -> port);
    }

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int httpPort;

    @Value("${pathway.laboratory.mllp.port}")
    private int mllpPort;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients patients;

    @Autowired
    private LabResults results;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private JdbcTemplate jdbc;

    @MockitoSpyBean
    private Decisions decisions;

    @Test
    void nothingOfAPatientIsInTheLog(CapturedOutput output) throws Exception {
        Stream.of("msNurse", "neurologist", "laboratory", "processOwner")
                .forEach(group -> Members.join(identity, group));
        enrolOneNumberTwiceAtOnce();
        patients.enrol(PATIENT, "female", LocalDate.parse(BORN), "STRICT", "rapidlyEvolvingSevere");
        decisionsBreakOnARow("evaluate");
        aJobFails();
        decisionsBreakOnARow("");

        sendWhatCannotBeRead();
        sendWhatFails();
        breakTheProtocols();

        assertThat(output)
                .as("what was provoked is in the log")
                .contains(
                        "org.springframework.dao.DuplicateKeyException",
                        "ENGINE-14006",
                        "A thread has ended by a fault");
        assertThat(output.toString()).doesNotContain(PATIENT, BORN, NAME, TOLD, ANSWER, "HOSTILE-TWICE", "1971");
    }

    private void enrolOneNumberTwiceAtOnce() {
        for (int i = 0; i < 4; i++) {
            String number = "HOSTILE-TWICE-" + i;
            CyclicBarrier together = new CyclicBarrier(2);
            List<CompletableFuture<Void>> both = Stream.of(1, 2)
                    .map(each -> CompletableFuture.runAsync(() -> {
                        try {
                            together.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        enrol(number);
                    }))
                    .toList();
            both.forEach(CompletableFuture::join);
        }
    }

    private void decisionsBreakOnARow(String named) {
        doAnswer(asked -> {
                    try {
                        return jdbc.update("insert into patient select * from patient where number = ?", PATIENT);
                    } catch (RuntimeException e) {
                        throw new IllegalStateException(
                                "%s, %s, born %s, %s %s: %s"
                                        .formatted(PATIENT, NAME, BORN, TOLD, ANSWER, e.getMessage()),
                                e);
                    }
                })
                .when(decisions)
                .rows(startsWith(named), any());
    }

    private void sendWhatCannotBeRead() {
        String json = "{\"birthDate\": \"%s\", \"details\": \"%s %s\", \"happenedOn\": \"%s\", \"%s\": %s"
                .formatted(BORN, TOLD, NAME, NAME, NAME, ANSWER);
        for (String body : List.of(json, json + "}", "[" + json + "}]", "\"" + NAME, NAME)) {
            post("msNurse", "/api/patients/" + PATIENT + "/events", "application/json", body);
            post("msNurse", "/api/patients/" + NAME + "/answers", "application/json", body);
            post(
                    "msNurse",
                    "/engine-rest/process-definition/key/treatmentPathway/submit-form",
                    "application/json",
                    body);
            post("msNurse", "/engine-rest/task", "application/json", body);
            post("neurologist", "/api/profiles/" + NAME + "/dry-run", "application/json", body);
            post("laboratory", "/fhir/Observation", "application/fhir+json", body);
            post("laboratory", "/fhir", "application/fhir+json", body);
            post("laboratory", "/fhir", "application/fhir+xml", body);
        }
        for (String path : List.of("/api/patients/{x}", "/fhir/Patient/{x}", "/rules/{x}", "/camunda/{x}", "/{x}")) {
            http.withBasicAuth("msNurse", Members.PASSWORD).getForEntity(path, String.class, PATIENT + NAME);
        }
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", NAME);
        parts.add("x.bpmn", new ByteArrayResource(("<" + NAME + " " + TOLD).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return NAME + ".bpmn";
            }
        });
        http.withBasicAuth("processOwner", Members.PASSWORD)
                .postForEntity("/engine-rest/deployment/create", parts, String.class);
    }

    private void sendWhatFails() {
        post(
                "msNurse",
                "/api/patients/" + PATIENT + "/events",
                "application/json",
                """
                {"birthDate": "%s", "happenedOn": "%s", "details": "%s", "symptoms": {"chestPain": "yes"}}"""
                        .formatted(BORN, LocalDate.now().minusDays(1), TOLD));
        post(
                "laboratory",
                "/fhir/Observation",
                "application/fhir+json",
                """
                {"resourceType": "Observation", "status": "final", "identifier": [{"value": "A-1"}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]},
                 "subject": {"identifier": {"value": "%s"}, "display": "%s"},
                 "effectiveDateTime": "%s", "note": [{"text": "%s"}],
                 "valueQuantity": {"value": %s, "unit": "10*3/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"}}"""
                        .formatted(PATIENT, NAME, LocalDate.now(), TOLD, ANSWER));
        http.withBasicAuth("neurologist", Members.PASSWORD).getForEntity("/api/profiles", String.class);
    }

    private void breakTheProtocols() throws Exception {
        for (String request : List.of(
                "GET /api/patients/" + PATIENT + "|<" + NAME + "> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /" + NAME + "?" + TOLD + "=%zz" + BORN + " HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n" + NAME + " " + PATIENT + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + NAME + "=\"" + PATIENT + "\"x;;=\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 30\r\n\r\n"
                        + "username=%zz" + PATIENT + "&" + TOLD)) {
            send(httpPort, request);
        }
        for (String message : List.of(
                NAME + " " + PATIENT,
                "MSH|^~\\&|LIS|LAB|" + NAME + "|CLINIC|" + BORN + "||ORU^R01^ORU_R01|M-1|P|2.5.1\rPID|" + PATIENT
                        + "\rOBX|" + TOLD,
                "MSH|^~\\&|LIS|LAB|PATHWAY|CLINIC|20260302120000||ORU^R01^ORU_R01|M-7|P|2.5.1\rPID|1||" + PATIENT + "||"
                        + NAME + "||" + BORN.replace("-", "")
                        + "\rOBR|1|P-1|L-1|CBC^Blood count^L|||20260302083000\rOBX|1|NM|777-3^Platelets^LN||" + ANSWER
                        + "|10*9/L|||||F\r")) {
            send(mllpPort, "\u000b" + message + "\u001c\r");
        }
        Thread fault = new Thread(() -> {
            throw new IllegalStateException(PATIENT);
        });
        fault.start();
        fault.join();
    }

    /** The job executor tries it, and logs how it fails. */
    private void aJobFails() {
        results.record(
                new Sample(PATIENT, LocalDate.now(), "ROUND", null, null, "nurse"), Map.of("platelets", "240 10*9/L"));
        runtime.createProcessInstanceByKey("evaluation")
                .businessKey(PATIENT)
                .setVariable("patientNumber", PATIENT)
                .execute();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.createJobQuery().withException().count() > 0);
    }

    private void enrol(String number) {
        http.withBasicAuth("msNurse", Members.PASSWORD)
                .postForEntity(
                        "/engine-rest/process-definition/key/treatmentPathway/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "patientNumber", Map.of("value", number),
                                        "sex", Map.of("value", "female"),
                                        "birthDate", Map.of("value", BORN),
                                        "profile", Map.of("value", "STRICT"),
                                        "indication", Map.of("value", "rapidlyEvolvingSevere"))),
                        String.class);
    }

    private void post(String user, String path, String type, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        http.withBasicAuth(user, Members.PASSWORD).postForEntity(path, new HttpEntity<>(body, headers), String.class);
    }

    private static void send(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().read();
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
