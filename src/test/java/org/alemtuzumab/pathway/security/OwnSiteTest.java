package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.story.Wire;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class OwnSiteTest {

    private static final List<String> PATHS = List.of(
            "GET /engine-rest/task",
            "POST /engine-rest/deployment/create",
            "POST /engine-rest/task",
            "DELETE /engine-rest/task/1",
            "GET /api/profiles",
            "POST /fhir",
            "GET /fhir/metadata",
            "GET /actuator/health",
            "GET /camunda/api/engine/engine/default/task",
            "POST /camunda/api/engine/engine/default/task",
            "POST /camunda/api/admin/auth/user/default/logout",
            "GET /rules",
            "GET /",
            "GET /login",
            "POST /login",
            "POST /logout",
            "OPTIONS /engine-rest/task",
            "HEAD /rules",
            "GET /nowhere");

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void hirePeople() {
        for (String group : List.of("msNurse", "processOwner", "laboratory")) {
            Members.join(identity, group);
        }
    }

    /** Logged in both ways at once, as a browser may be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe",
                "Sec-Fetch-Site: same-site|Sec-Fetch-Mode: cors|Sec-Fetch-Dest: empty",
                "Origin: https://elsewhere.example",
                "Origin: http://localhost:1",
                "Origin: http://localhost.elsewhere.example:PORT",
                "Origin: null",
                "Origin: null|Sec-Fetch-Site: none",
                "Origin: not an origin",
                "Origin: http://127.0.0.1:PORT",
                "Origin: ftp://localhost:PORT"
            })
    void nothingAnswersToAPageOfAnotherSite(String from) {
        Visitor owner = Visitor.loggedIn(http.getRootUri(), "processOwner");
        List<String> headers = new ArrayList<>();
        for (String header : from.replace("PORT", String.valueOf(port)).split("\\|")) {
            headers.addAll(Arrays.asList(header.split(": ", 2)));
        }
        headers.addAll(Arrays.asList(Wire.basic("processOwner").split(": ", 2)));

        assertThat(PATHS).allSatisfy(path -> assertThat(owner.call(
                                path.split(" ")[0],
                                path.split(" ")[1],
                                path.startsWith("POST") ? "{}" : null,
                                headers.toArray(String[]::new))
                        .statusCode())
                .isEqualTo(403));
        assertThat(owner.get("/rules").statusCode())
                .as("and the session is still there")
                .isEqualTo(200);
    }

    @Test
    void aLinkFromElsewhereOpensAPageAndNothingElse() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        String[] link = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"};

        assertThat(nurse.get("/rules", link).statusCode()).isEqualTo(200);
        assertThat(nurse.get("/camunda/app/tasklist/default/", link).statusCode())
                .isEqualTo(200);
        for (String path : List.of("/engine-rest/task", "/camunda/api/engine/engine/default/task", "/api/profiles")) {
            assertThat(nurse.get(path, link).statusCode()).isEqualTo(403);
        }
        assertThat(nurse.submit("/logout", Map.of(), link).statusCode()).isEqualTo(403);
    }

    @Test
    void ourOwnPagesAndProgramsAreAnswered() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        String origin = "http://localhost:" + port;

        assertThat(nurse.get("/rules", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(nurse.get("/rules", "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
        assertThat(nurse.submit("/logout", Map.of(), "Origin", origin, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(302);
        nurse.get("/login");
        assertThat(nurse.submit(
                                "/login",
                                Map.of("username", "msNurse", "password", Members.PASSWORD),
                                "Origin",
                                "null",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .as("as a page that tells nobody its address sends it")
                .isEqualTo(302);
        assertThat(http.withBasicAuth("msNurse", Members.PASSWORD)
                        .getForEntity("/engine-rest/task", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void camundaModelerDeploysAndSpeaksToNothingElse() {
        String[] modeler = {
            "Origin",
            "file://",
            "Sec-Fetch-Site",
            "cross-site",
            "Authorization",
            Wire.basic("processOwner").split(": ", 2)[1]
        };

        assertThat(new Visitor(http.getRootUri())
                        .call("GET", "/engine-rest/deployment", null, modeler)
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(http.getRootUri())
                        .call("GET", "/api/profiles", null, modeler)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"elsewhere.example", "localhost.elsewhere.example", "127.0.0.2", "localhost.", "10.0.0.7:8080"})
    void onlyItsOwnNamesAreAnswered(String host) throws IOException {
        for (String path : List.of("/login", "/rules", "/engine-rest/task", "/pages/pages.css", "/nowhere")) {
            try (Wire wire = new Wire(port)) {
                String answer = wire.say(
                                "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host))
                        .answer();
                assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain(host);
            }
        }
    }

    @Test
    void whatAProxySaysCountsOnlyWhereItIsSet() throws IOException {
        try (Wire wire = new Wire(port)) {
            assertThat(wire.head(
                                    "GET /rules",
                                    "X-Forwarded-Host: elsewhere.example",
                                    "X-Forwarded-Proto: https",
                                    "Forwarded: host=elsewhere.example",
                                    "Accept: text/html")
                            .answer())
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: /login")
                    .doesNotContain("elsewhere.example");
        }
    }

    @Test
    void ourPagesRunNoScriptsOfOthersAndAreFramedByNobodyElse() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        for (String page : List.of("/login", "/rules", "/nowhere")) {
            HttpResponse<String> answer = nurse.get(page);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.body()).doesNotContain("<style", "style=\"", "onclick");
            assertHardened(answer);
            assertNotKept(answer);
        }
        HttpResponse<String> tasklist = nurse.get("/camunda/app/tasklist/default/");
        assertThat(header(tasklist, "Content-Security-Policy")).contains("nonce-", "frame-ancestors 'none'");
        assertHardened(tasklist);
        for (String data : List.of("/camunda/api/engine/engine/default/task", "/engine-rest/task", "/api/profiles")) {
            HttpResponse<String> answer =
                    nurse.call("GET", data, null, Wire.basic("msNurse").split(": ", 2));
            assertHardened(answer);
            assertNotKept(answer);
        }
    }

    private static void assertHardened(HttpResponse<String> answer) {
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    private static void assertNotKept(HttpResponse<String> answer) {
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @Test
    void cookiesAreForThisHostByTlsAloneAndForNoScript() {
        Visitor nurse = new Visitor(http.getRootUri());
        List<String> cookies = new ArrayList<>();
        cookies.addAll(nurse.get("/rules").headers().allValues("Set-Cookie"));
        cookies.addAll(nurse.logIn("msNurse", Members.PASSWORD).headers().allValues("Set-Cookie"));
        cookies.addAll(nurse.get("/camunda/app/tasklist/default/").headers().allValues("Set-Cookie"));

        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("__Host-session="));
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        assertThat(cookies).allSatisfy(cookie -> {
            assertThat(cookie).containsPattern("(?i);\\s*secure").containsPattern("(?i);\\s*samesite=(lax|strict)");
            // the web applications' scripts read their token from its cookie
            assertThat(cookie.startsWith("XSRF-TOKEN=") || cookie.matches("(?i).*;\\s*httponly.*"))
                    .as(cookie)
                    .isTrue();
        });
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
