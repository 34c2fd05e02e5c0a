package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class SessionTest {

    private static final String SESSION = "__Host-session";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String UNCLEAR = "/camunda/api/pathway/unclear-values";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ClinicTime time;

    @BeforeEach
    void hirePeople() {
        Members.join(identity, "msNurse");
        Members.join(identity, "auditor");
    }

    @AfterEach
    void dismissPeople() {
        VirtualTime.reset();
        identity.deleteUser("msNurse");
        identity.deleteUser("auditor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/rules",
                TASKLIST,
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/anything"
            })
    void pageLeadsToTheLogIn(String page) {
        HttpResponse<String> answer = visitor().get(page);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TASKS,
                WHO,
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js",
                "/camunda/api/pathway/task/1/profile-banner"
            })
    void scriptOfNobodyIsToldSo(String path) {
        assertThat(visitor().call("GET", path, null).statusCode()).isEqualTo(401);
    }

    @Test
    void httpBasicOpensNoPage() {
        for (String page : new String[] {"/rules", TASKLIST}) {
            assertThat(http.withBasicAuth("auditor", Members.PASSWORD)
                            .getForEntity(page, String.class)
                            .getBody())
                    .contains("Log in – Alemtuzumab pathway");
        }
    }

    @Test
    void sessionOpensNoInterfaceOfPrograms() {
        Visitor auditor = Visitor.loggedIn(http.getRootUri(), "auditor");
        for (String path : new String[] {"/engine-rest/task", "/api/profiles", "/fhir/metadata", "/actuator/health"}) {
            assertThat(auditor.call("GET", path, null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void oneLogInOpensThePageThatWasAskedForAndAllOthers() {
        Visitor nurse = visitor();
        nurse.follow(nurse.get("/rules?area=REN"));
        HttpResponse<String> loggedIn = nurse.logIn("msNurse", Members.PASSWORD);

        assertThat(loggedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/rules?area=REN"));
        assertThat(nurse.follow(loggedIn).statusCode()).isEqualTo(200);
        assertThat(nurse.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(nurse.call("GET", WHO, null).body()).contains("\"userId\":\"msNurse\"", "tasklist");
        assertThat(nurse.call("GET", TASKS, null).statusCode()).isEqualTo(200);
        assertThat(nurse.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(nurse.get("/anything").statusCode()).isEqualTo(404);
    }

    /** SAF-1: by the reader that reads it once it is sent. */
    @Test
    void whatIsUnclearOfTypedValuesIsSaidInTasklistOnly() {
        String typed =
                """
                {"platelets": "98", "creatinine": "90 mmol/L", "urineProtein": "some", "haemoglobin": "13,5 g/dL",
                 "tsh": "<0,01 mIU/L", "remark": "98", "alt": ""}""";

        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        nurse.get(TASKLIST);
        Visitor auditor = Visitor.loggedIn(http.getRootUri(), "auditor");
        auditor.get("/camunda/app/cockpit/default/");

        assertThat(nurse.call("POST", UNCLEAR, typed).body())
                .contains(
                        "\"platelets\":\"Platelets \\\"98\\\" has no unit",
                        "outside what is plausible",
                        "is not one of negative")
                .doesNotContain("haemoglobin", "tsh", "remark", "alt");
        assertThat(visitor().call("POST", UNCLEAR, typed).statusCode()).isIn(401, 403);
        assertThat(auditor.call("POST", UNCLEAR, typed).statusCode()).isIn(403, 404);
    }

    @Test
    void everybodyBeginsWhereTheirWorkIs() {
        assertThat(Map.of(
                        "msNurse", TASKLIST,
                        "auditor", "/camunda/app/cockpit/default/",
                        "administrator", "/camunda/app/admin/default/"))
                .allSatisfy((user, page) -> {
                    Visitor visitor = Visitor.loggedIn(http.getRootUri(), user);
                    HttpResponse<String> start = visitor.get("/");
                    assertThat(start.headers().firstValue("Location"))
                            .hasValueSatisfying(to -> assertThat(to).endsWith(page));
                    assertThat(visitor.follow(start).statusCode()).isEqualTo(200);
                });
    }

    @Test
    void wrongPasswordIsRefusedOnThePageWithoutSayingWhichWasWrong() {
        HttpResponse<String> wrong = visitor().logIn("msNurse", "wrong");
        HttpResponse<String> unknown = visitor().logIn("nobody", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User and password do not match.");
        assertThat(withoutToken(unknown)).isEqualTo(withoutToken(wrong));
    }

    @Test
    void logInWithoutTheTokenOfThePageIsRefused() {
        Visitor nurse = visitor();
        nurse.get("/login");
        HttpResponse<String> answer =
                nurse.submit("/login", Map.of("username", "msNurse", "password", Members.PASSWORD, "_csrf", "made-up"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(nurse.cookie(SESSION)).isNull();
    }

    @Test
    void theWebApplicationsOwnLogInIsShut() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");

        assertThat(nurse.submit(WHO + "/login/tasklist", Map.of("username", "auditor", "password", Members.PASSWORD))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyMakesHimselfTheFirstAdministrator() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");

        assertThat(nurse.get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(404);
        assertThat(nurse.call("POST", "/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void logInGivesANewSession() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        String before = nurse.cookie(SESSION);
        nurse.logIn("msNurse", Members.PASSWORD);

        assertThat(nurse.cookie(SESSION)).isNotEqualTo(before);
    }

    @Test
    void logOutEndsTheSessionEverywhere() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        nurse.get("/rules");
        String session = nurse.cookie(SESSION);
        HttpResponse<String> left = nurse.submit("/logout", Map.of());

        assertThat(left.headers().firstValue("Location")).hasValue("/login?logout");
        assertThat(nurse.follow(left).body()).contains("You are logged out.");
        assertThat(visitor()
                        .call("GET", TASKS, null, "Cookie", SESSION + "=" + session)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logOutOfTasklistEndsTheSameSession() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        nurse.get(TASKLIST);
        HttpResponse<String> left = nurse.call("POST", WHO + "/logout", null);

        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.body()).isEqualTo("{\"to\":\"/login?logout\"}");
        assertThat(nurse.get("/rules").headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void logOutNeedsTheTokenOfAPage() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");

        assertThat(nurse.submit("/logout", Map.of("_csrf", "made-up")).statusCode())
                .isEqualTo(403);
        assertThat(nurse.get("/rules").statusCode()).isEqualTo(200);
    }

    @Test
    void whoLosesAGroupLosesItsRightsAtOnce() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        assertThat(nurse.get("/rules").statusCode()).isEqualTo(200);
        assertThat(nurse.call("GET", WHO, null).statusCode()).isEqualTo(200);
        assertThat(nurse.get(TASKLIST).statusCode()).isEqualTo(200);

        identity.deleteMembership("msNurse", "msNurse");

        assertThat(nurse.get("/rules").statusCode()).isEqualTo(403);
        assertThat(nurse.get(TASKLIST).statusCode()).isEqualTo(403);
    }

    @Test
    void whoLeavesTheClinicIsLoggedOut() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        assertThat(nurse.call("GET", TASKS, null).statusCode()).isEqualTo(200);

        identity.deleteUser("msNurse");

        assertThat(nurse.call("GET", TASKS, null).statusCode()).isEqualTo(401);
        assertThat(nurse.get("/rules").headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void changedPasswordEndsThePersonsOtherSessions() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        Visitor elsewhere = Visitor.loggedIn(http.getRootUri(), "msNurse");
        nurse.get(TASKLIST);
        assertThat(elsewhere.call("GET", TASKS, null).statusCode()).isEqualTo(200);

        assertThat(nurse.call(
                                "PUT",
                                "/camunda/api/engine/engine/default/user/msNurse/credentials",
                                "{\"password\": \"blue kettle sings\", \"authenticatedUserPassword\": \"%s\"}"
                                        .formatted(Members.PASSWORD))
                        .statusCode())
                .isEqualTo(204);

        assertThat(elsewhere.call("GET", TASKS, null).statusCode()).isEqualTo(401);
        assertThat(nurse.call("GET", TASKS, null).statusCode())
                .as("where it was changed")
                .isEqualTo(200);
    }

    @Test
    void sessionEndsAfterItsLongestTimeHoweverBusy() {
        VirtualTime.set(time.now().toInstant());
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        assertThat(nurse.get("/rules").statusCode()).isEqualTo(200);

        VirtualTime.set(time.now().toInstant().plus(Duration.ofHours(12)));
        assertThat(nurse.get("/rules").statusCode()).isEqualTo(200);

        VirtualTime.set(time.now().toInstant().plus(Duration.ofMillis(1)));
        assertThat(nurse.get("/rules").headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void webApplicationsScriptsProveThemselvesByTheirToken() {
        Visitor auditor = Visitor.loggedIn(http.getRootUri(), "auditor");
        auditor.get("/camunda/app/cockpit/default/");

        assertThat(auditor.call("POST", TASKS, "{}").statusCode()).isEqualTo(200);
        assertThat(auditor.call("POST", TASKS, "{}", "X-XSRF-TOKEN", "made-up").statusCode())
                .isEqualTo(403);
    }

    private Visitor visitor() {
        return new Visitor(http.getRootUri());
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("value=\"[^\"]*\"", "");
    }
}
