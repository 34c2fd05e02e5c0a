package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.story.Wire;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** What is too large, too deep or too long is answered before anybody reads it; who is nobody is answered before that. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class LimitsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final List<String> WRITERS = List.of("laboratory", "processOwner", "msNurse");

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void hire() {
        WRITERS.forEach(group -> Members.join(identity, group));
    }

    @AfterEach
    void dismiss() {
        WRITERS.forEach(identity::deleteUser);
    }

    // ---------------------------------------------------------------- size

    @ParameterizedTest
    @CsvSource({
        "/fhir, 2048",
        "/fhir/Observation, 2048",
        "/engine-rest/deployment/create, 5120",
        "/engine-rest/deployment%2Fcreate, 256",
        "/engine-rest/task, 256",
        "/camunda/api/engine/engine/default/task, 256",
        "/api/patients/P-1/events, 256",
        "/nowhere, 256"
    })
    void bodyThatSaysThatItIsTooLargeIsRefusedBeforeItIsSent(String path, int kilobytes) throws Exception {
        long most = kilobytes * 1024L;
        try (Wire wire = new Wire(port)) {
            wire.head("POST " + path, JSON, "Content-Length: " + (most + 1));
            assertThat(wire.answer()).startsWith(path.contains("%2F") ? "HTTP/1.1 400" : "HTTP/1.1 413");
        }
        if (!path.contains("%2F")) {
            try (Wire wire = new Wire(port)) {
                wire.head("POST " + path, JSON, "Content-Length: " + most);
                // one byte less is nobody's business but the log-in's
                wire.say("{");
                wire.close();
            }
            try (Wire wire = new Wire(port)) {
                wire.head("POST " + path, JSON, "Content-Length: 50000000");
                assertThat(wire.answer())
                        .contains("The body is larger than %,d kB, the most that is taken here".formatted(kilobytes));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir, laboratory, 2048",
        "/engine-rest/deployment/create, processOwner, 5120",
        "/engine-rest/task, msNurse, 256",
        "/api/patients/P-1/events, msNurse, 256"
    })
    void bodyInChunksIsCountedWhileItComes(String path, String user, int kilobytes) throws Exception {
        byte[] block = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        try (Wire wire = new Wire(port)) {
            wire.head("POST " + path, Wire.basic(user), JSON, "Transfer-Encoding: chunked");
            for (int i = 0; i < kilobytes / 64; i++) {
                wire.chunk(block);
            }
            // the last byte that is allowed has come, and the next one is one too many
            wire.chunk(new byte[] {' '});
            assertThat(wire.answer()).startsWith("HTTP/1.1 413").contains("The body is larger than");
        }
    }

    @Test
    void bodyAsLargeAsItMayBeIsRead() throws Exception {
        String body = "{}" + " ".repeat(256 * 1024 - 2);
        try (Wire wire = new Wire(port)) {
            wire.head("POST /engine-rest/task", Wire.basic("msNurse"), JSON, "Content-Length: " + body.length())
                    .say(body);
            assertThat(wire.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void formsHaveALimitToo() throws Exception {
        String part = "a=" + "b".repeat(1022);
        try (Wire wire = new Wire(port)) {
            wire.head(
                    "POST /engine-rest/task",
                    Wire.basic("msNurse"),
                    "Content-Type: application/x-www-form-urlencoded",
                    "Transfer-Encoding: chunked");
            for (int i = 0; i < 17; i++) {
                wire.chunk(part.getBytes(StandardCharsets.UTF_8));
            }
            wire.say("0\r\n\r\n");
            assertThat(wire.answer()).startsWith("HTTP/1.1 413").contains("The form is larger");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /fhir, application/fhir+json",
        "POST, /fhir, application/x-www-form-urlencoded",
        "PUT, /fhir/Observation/1, application/x-www-form-urlencoded",
        "PUT, /fhir/Observation/1, application/fhir+json",
        "POST, /engine-rest/task, application/json",
        "PUT, /engine-rest/task/1, application/x-www-form-urlencoded",
        "POST, /engine-rest/task/7d3c9f4e-0000-4000-8000-0123456789ab/submit-form, application/json",
        "POST, /engine-rest/deployment/create, multipart/form-data; boundary=x",
        "POST, /api/patients/P-1/events, application/json",
        "POST, /api/patients/P-1/events, multipart/form-data; boundary=x",
        "PATCH, /api/patients/P-1/events, application/x-www-form-urlencoded"
    })
    void whoIsNotLoggedInIsAnsweredBeforeTheBodyIsRead(String method, String path, String type) throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.head(method + " " + path, "Content-Type: " + type, "Content-Length: 1000");
            assertThat(wire.answer()).startsWith("HTTP/1.1 401");
        }
        try (Wire wire = new Wire(port)) {
            wire.head(method + " " + path, "Content-Type: " + type, "Transfer-Encoding: chunked");
            assertThat(wire.answer()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void whoIsNotLoggedInSendsNoMoreThanALogIn() throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.head("POST /camunda/api/engine/engine/default/task", JSON, "Content-Length: 20000");
            assertThat(wire.answer()).matches("(?s)HTTP/1.1 4(01|03|13).*");
        }
    }

    @Test
    void bodyThatTakesTooLongIsNotWaitedFor() throws Exception {
        BodyFilter impatient = new BodyFilter(new Limits(
                DataSize.ofMegabytes(2),
                DataSize.ofMegabytes(5),
                DataSize.ofKilobytes(256),
                DataSize.ofKilobytes(16),
                Duration.ZERO,
                100,
                100));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task");
        request.setContentType("application/json");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();

        impatient.doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).contains("The body did not arrive within 0 seconds");
    }

    @Test
    void headersHaveALimit() throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.head("GET /engine-rest/task", "X-Long: " + "a".repeat(20_000));
            assertThat(wire.answer()).startsWith("HTTP/1.1 400");
        }
    }

    // ---------------------------------------------------------------- what it would cost to read it

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir",
                "/fhir/Observation",
                "/engine-rest/task",
                "/engine-rest/task/7d3c9f4e-0000-4000-8000-0123456789ab/submit-form",
                "/engine-rest/process-definition/key/x/submit-form",
                "/api/patients/P-1/events"
            })
    void numberThatWouldFillTheMemoryIsRefusedWithItsPlace(String path) {
        for (String number :
                List.of("1e999999999", "1E-999999999", "-1e1000", "1" + "0".repeat(200), "1e99999999999")) {
            assertThat(refusal(path, "{\"list\": [1, {\"value\": " + number + "}]}"))
                    .as(number)
                    .contains("/list/1/value is a number of more than 100 digits, or with an exponent beyond 999");
        }
    }

    @Test
    void whatABrowserSendsIsMeasuredToo() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        nurse.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = nurse.call(
                "POST",
                "/camunda/api/engine/engine/default/task/7d3c9f4e-0000-4000-8000-0123456789ab/submit-form",
                "{\"variables\": {\"a\": {\"value\": 1e999999999}}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/variables/a/value is a number of more than 100 digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"b\": {}, \"a\": 2}|/a is there twice",
                "{\"a\": 1, \"\\u0061\": 2}|/a is there twice",
                "{\"a\": 1 \"b\"}|The body is not JSON, from line 1, column 9 on",
                "{} {\"a\": 1e9999}|/a is a number of more than 100 digits"
            })
    void bodyIsRefusedWithItsPlace(String body, String answer) {
        assertThat(refusal("/engine-rest/task", body)).contains(answer);
    }

    @Test
    void nestingAndNamesHaveALimit() {
        assertThat(refusal("/engine-rest/task", "[".repeat(101) + "]".repeat(101)))
                .contains("is nested more than 100 deep");
        assertThat(refusal("/fhir", "{\"a\":".repeat(100_000))).contains("is nested more than 100 deep");
        assertThat(refusal("/engine-rest/task", "{\"" + "n".repeat(256) + "\": 1}"))
                .contains("is a name of more than 255 characters");
        assertThat(refusal("/fhir", "<a>".repeat(200))).contains("The body is nested more than 100 deep");
        assertThat(refusal("/fhir", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")).contains("document type");
    }

    @Test
    void textIsUtf8AndNothingElse() {
        assertThat(refusal("/engine-rest/task", "{\"a\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("The body is not UTF-8");
        // which a reader that guesses would read
        assertThat(refusal("/engine-rest/task", "{\"a\": 1e9999}".getBytes(StandardCharsets.UTF_16LE)))
                .contains("The body holds the character NUL");
        assertThat(answer("/engine-rest/task", "{}".getBytes(), "application/json;charset=UTF-16")
                        .getStatusCode()
                        .value())
                .isEqualTo(415);
    }

    @Test
    void typeThatCannotBeReadIsRefused() throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.head(
                    "POST /engine-rest/task", Wire.basic("msNurse"), "Content-Type: json, please", "Content-Length: 2");
            assertThat(wire.answer()).startsWith("HTTP/1.1 415").contains("Right would be, for one, application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/octet-stream", "application/xml", "multipart/form-data; boundary=x"})
    void bodyThatIsNoJsonIsRefusedOfWhateverType(String type) {
        ResponseEntity<String> answer = answer("/engine-rest/task", "--x is <no> JSON".getBytes(), type);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).contains("The body is not JSON");
    }

    @Test
    void packedBodyIsNotTaken() throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.head(
                    "POST /fhir",
                    Wire.basic("laboratory"),
                    "Content-Type: application/fhir+json",
                    "Content-Encoding: gzip",
                    "Content-Length: 2");
            assertThat(wire.answer()).startsWith("HTTP/1.1 415").contains("send the body as it is");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName=%zz", "%=1"})
    void formThatCannotBeReadIsRefused(String form) {
        ResponseEntity<String> answer =
                answer("/engine-rest/task", form.getBytes(), MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("cannot be read: write name=value");
    }

    @Test
    void partsAreCounted() {
        String parts = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(101) + "--x--\r\n";
        ResponseEntity<String> answer = deploy(parts);
        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(answer.getBody()).contains("more than 100 parts");
    }

    @Test
    void partsAreNotDeeperThanABody() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.bpmn\"\r\n\r\n"
                + "<a>".repeat(3_000) + "</a>".repeat(3_000) + "\r\n--x--\r\n";
        ResponseEntity<String> answer = deploy(part);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("nested more than 100 deep");
    }

    private ResponseEntity<String> deploy(String parts) {
        return http.withBasicAuth("processOwner", Members.PASSWORD)
                .exchange(
                        "/engine-rest/deployment/create",
                        HttpMethod.POST,
                        new HttpEntity<>(parts.getBytes(), type("multipart/form-data; boundary=x")),
                        String.class);
    }

    private String refusal(String path, String body) {
        return refusal(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String path, byte[] body) {
        ResponseEntity<String> answer = answer(path, body, "application/json");
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        return answer.getBody();
    }

    private ResponseEntity<String> answer(String path, byte[] body, String type) {
        return http.withBasicAuth(path.startsWith("/fhir") ? "laboratory" : "msNurse", Members.PASSWORD)
                .exchange(path, HttpMethod.POST, new HttpEntity<>(body, type(type)), String.class);
    }

    private static HttpHeaders type(String type) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        return headers;
    }
}
