package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.story.Wire;
import org.alemtuzumab.provider.HospitalLogin;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:provider;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test",
            "spring.security.oauth2.client.registration.hospital.client-id=" + HospitalLogin.CLIENT,
            "spring.security.oauth2.client.registration.hospital.client-secret=" + HospitalLogin.SECRET,
            "spring.security.oauth2.client.registration.hospital.client-name=the hospital",
            "spring.security.oauth2.client.registration.hospital.scope=openid,profile",
            "pathway.login.groups.[/wards/pharmacy]=pharmacist",
            "pathway.login.groups.it-operations=camunda-admin",
            "pathway.web.hosts=localhost,pathway.clinic.example",
            "server.forward-headers-strategy=native"
        })
class ProviderLoginTest {

    private static final HospitalLogin HOSPITAL = HospitalLogin.open();

    private static final String WHO = "/camunda/api/admin/auth/user/default";
    private static final String TASKS = "/camunda/api/engine/engine/default/task?processDefinitionKey=weighing";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Grants grants;

    @Autowired
    private Reauthentication reauthentication;

    private String product;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.client.provider.hospital.issuer-uri", HOSPITAL::address);
    }

    @BeforeEach
    void openBoth() {
        product = "http://localhost:" + port;
        HOSPITAL.serve(product);
        HOSPITAL.asksAgain(true);
        HOSPITAL.employ("ada", "s-1", "/wards/pharmacy", "canteen");
    }

    @AfterEach
    void forgetPeople() {
        identity.createUserQuery().list().stream()
                .filter(user -> !user.getId().equals("administrator"))
                .forEach(user -> identity.deleteUser(user.getId()));
    }

    @AfterAll
    static void closeHospital() {
        HOSPITAL.close();
    }

    @Test
    void logInPageShowsBothWays() {
        assertThat(new Visitor(product).get("/login").body())
                .contains("name=\"password\"", "Log in with the hospital", "/oauth2/authorization/hospital");
        Members.join(identity, "msNurse");
        assertThat(Visitor.loggedIn(product, "msNurse").get("/rules").statusCode())
                .as("a local user")
                .isEqualTo(200);
    }

    @Test
    void personOfTheHospitalWorksTheTasksOfTheGroup() {
        repository
                .createDeployment()
                .addModelInstance(
                        "weighing.bpmn",
                        Bpmn.createExecutableProcess("weighing")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("weighBag")
                                .camundaCandidateGroups("pharmacist")
                                .endEvent()
                                .done())
                .deploy();
        grants.establish();
        runtime.startProcessInstanceByKey("weighing");

        Visitor ada = new Visitor(product);
        HttpResponse<String> start = logIn(ada, "s-1");

        assertThat(start.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        assertThat(ada.call("GET", WHO, null).body()).contains("\"userId\":\"ada\"", "tasklist");
        assertThat(ada.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(ada.call("GET", TASKS, null).body()).contains("weighBag");
        assertThat(ada.get("/rules").statusCode()).isEqualTo(200);
        assertThat(ada.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(identity.createGroupQuery().groupMember("ada").list())
                .extracting("id")
                .containsExactly("pharmacist");

        HOSPITAL.employ("ada", "s-1", "dermatology");
        Visitor later = new Visitor(product);
        logIn(later, "s-1");
        assertThat(later.call("GET", TASKS, null).body()).doesNotContain("weighBag");
        assertThat(identity.createGroupQuery().groupMember("ada").list())
                .extracting("id")
                .containsExactly("dermatology");
    }

    @Test
    void nobodyWithoutAGroupOfTheClinicGetsIn() {
        HOSPITAL.employ("eve", "s-2", "canteen", "camunda-admin", "administrators");
        Visitor eve = new Visitor(product);
        HttpResponse<String> answer = logIn(eve, "s-2");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("None of your groups at the identity provider is a group of this clinic.");
        assertThat(eve.get("/rules").statusCode()).isEqualTo(302);
        assertThat(identity.createUserQuery().userId("eve").count()).isZero();
    }

    @Test
    void administratorIsWhoTheClinicMapsToOne() {
        HOSPITAL.employ("root", "s-3", "it-operations");
        Visitor root = new Visitor(product);
        logIn(root, "s-3");

        assertThat(root.call("GET", WHO, null).body()).contains("\"userId\":\"root\"", "admin");
    }

    @Test
    void localUsersNameIsNobodyElses() {
        HOSPITAL.employ("administrator", "s-4", "auditor");
        HttpResponse<String> answer = logIn(new Visitor(product), "s-4");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Another user of this clinic has your name (administrator) already.");
        assertThat(identity.createGroupQuery().groupMember("administrator").list())
                .extracting("id")
                .containsExactly("camunda-admin");
    }

    @Test
    void nameThatIsGivenToAnotherPersonOpensNothingOfTheFirst() {
        assertThat(logIn(new Visitor(product), "s-1").statusCode()).isEqualTo(302);
        HOSPITAL.employ("ada", "s-5", "neurologist");

        assertThat(logIn(new Visitor(product), "s-5").body()).contains("Another user of this clinic has your name");
    }

    @Test
    void nameThatTheEngineDoesNotTakeIsRefusedPlainly() {
        HOSPITAL.employ("ada.sample@hospital.example", "s-6", "pharmacist");

        assertThat(logIn(new Visitor(product), "s-6").body()).contains("pathway.login.user-claim");
    }

    /** As the code that signs asks, within a request of the session in which it was proved. */
    @Test
    void whatWasProvedIsGoodForOneSignature() {
        Instant proved = Instant.now();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.getSession().setAttribute(Reauthentication.STEPPED_UP, new StepUp.Proved("ada", proved));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", null));
        try {
            assertThat(reauthentication.useStepUp(proved.plusMillis(1)))
                    .as("too long ago")
                    .isFalse();
            assertThat(reauthentication.useStepUp(proved.minusMillis(1))).isTrue();
            assertThat(reauthentication.useStepUp(proved.minusMillis(1))).isFalse();
        } finally {
            SecurityContextHolder.clearContext();
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void personWithoutAPasswordHereHasNone() {
        logIn(new Visitor(product), "s-1");
        for (String password : new String[] {"", "null", HospitalLogin.PASSWORD}) {
            assertThat(identity.checkPassword("ada", password)).isFalse();
        }
    }

    @Test
    void logOutEndsBothSessions() {
        Visitor ada = new Visitor(product);
        logIn(ada, "s-1");
        ada.get("/camunda/app/tasklist/default/");
        HttpResponse<String> left = ada.call("POST", WHO + "/logout", null);

        assertThat(left.body()).contains(HOSPITAL.address() + "/connect/logout?id_token_hint=");
        String to = left.body().replaceAll(".*\"to\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> back = ada.follow(ada.get(to));
        assertThat(back.body()).contains("You are logged out.");
        assertThat(ada.get("/rules").headers().firstValue("Location")).hasValue("/login");
        HttpResponse<String> again = ada.follow(ada.get("/oauth2/authorization/hospital"));
        assertThat(again.headers().firstValue("Location"))
                .as("the provider asks for the password")
                .hasValueSatisfying(there -> assertThat(there).endsWith("/login"));
    }

    @Test
    void formLogOutMayLeadToTheProvider() {
        Visitor ada = new Visitor(product);
        logIn(ada, "s-1");
        HttpResponse<String> page = ada.get("/rules");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + HOSPITAL.address() + ";");
        assertThat(ada.submit("/logout", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith(HOSPITAL.address() + "/connect/logout");
    }

    @Test
    void providerAsksAgainForASignature() {
        Visitor ada = new Visitor(product);
        logIn(ada, "s-1");
        assertThat(steppedUp(ada)).as("a log-in alone").isEqualTo("never");
        HOSPITAL.loggedIn("s-1", Instant.now().minusSeconds(3600));

        HttpResponse<String> back = again(ada, "s-1");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).hasValue("/rules?area=REN#REN-1");
        assertThat(Instant.parse(steppedUp(ada))).isAfter(Instant.now().minusSeconds(60));
        assertThat(ada.get("/rules").statusCode()).isEqualTo(200);
    }

    @Test
    void providerThatDoesNotAskAgainProvesNothing() {
        HOSPITAL.asksAgain(false);
        Visitor ada = new Visitor(product);
        logIn(ada, "s-1");
        HOSPITAL.loggedIn("s-1", Instant.now().minusSeconds(60));

        HttpResponse<String> back = ada.follow(ada.follow(ada.get("/login/again?to=/rules")));
        HttpResponse<String> refused = ada.follow(back);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("did not ask for your password again");
        assertThat(steppedUp(ada)).isEqualTo("never");
    }

    @Test
    void somebodyElseProvesNothingAndBothAreLoggedOut() {
        HOSPITAL.employ("bob", "s-7", "neurologist");
        Visitor ada = new Visitor(product);
        logIn(ada, "s-1");

        HttpResponse<String> refused = again(ada, "s-7");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("That was somebody else.");
        assertThat(ada.get("/rules").statusCode()).isEqualTo(302);
    }

    @Test
    void whatOnePersonProvedIsNotTheNextPersons() {
        Visitor shared = new Visitor(product);
        logIn(shared, "s-1");
        again(shared, "s-1");
        assertThat(steppedUp(shared)).isNotEqualTo("never");

        Members.join(identity, "msNurse");
        shared.logIn("msNurse", Members.PASSWORD);

        assertThat(steppedUp(shared)).isEqualTo("never");
    }

    @Test
    void localUserIsLedStraightBackAndNeverAway() {
        Members.join(identity, "msNurse");
        Visitor nurse = Visitor.loggedIn(product, "msNurse");

        assertThat(nurse.get("/login/again?to=/rules").headers().firstValue("Location"))
                .hasValue("/rules");
        for (String elsewhere : new String[] {
            "//elsewhere.example",
            "https://elsewhere.example",
            "/%5Celsewhere.example",
            "/%09/elsewhere.example",
            "/%0a/elsewhere.example",
            "/%0d/elsewhere.example",
            "/rules%20/"
        }) {
            assertThat(nurse.get("/login/again?to=" + elsewhere).headers().firstValue("Location"))
                    .hasValue("/");
        }
        assertThat(steppedUp(nurse)).isEqualTo("never");
    }

    /** The address to come back to is made from what the request says of itself. */
    @Test
    void onlyTheProxySaysByWhatNameAndHowItWasReached() throws IOException {
        String[] said = {"X-Forwarded-Host: pathway.clinic.example", "X-Forwarded-Proto: https"};

        assertThat(startOfLogIn("127.0.0.1", said))
                .contains("redirect_uri=https://pathway.clinic.example/login/oauth2/code/hospital");
        assertThat(startOfLogIn("127.0.0.9", said))
                .as("somebody who is no proxy")
                .contains("redirect_uri=http://localhost");
        assertThat(startOfLogIn("127.0.0.1", "X-Forwarded-Host: elsewhere.example"))
                .startsWith("HTTP/1.1 400");
    }

    private String startOfLogIn(String from, String... headers) throws IOException {
        try (Wire wire = new Wire(port, from)) {
            return wire.head("GET /oauth2/authorization/hospital", headers).answer();
        }
    }

    /** From the log-in page over the provider's own, to the product's answer. */
    private HttpResponse<String> logIn(Visitor person, String subject) {
        return atTheProvider(person, person.get("/oauth2/authorization/hospital"), subject);
    }

    private HttpResponse<String> again(Visitor person, String subject) {
        HttpResponse<String> way = person.follow(person.get("/login/again?to=/rules%3Farea%3DREN%23REN-1"));
        assertThat(way.headers().firstValue("Location").orElseThrow()).contains("prompt=login", "max_age=0");
        return atTheProvider(person, way, subject);
    }

    private HttpResponse<String> atTheProvider(Visitor person, HttpResponse<String> way, String subject) {
        HttpResponse<String> asked = person.follow(person.follow(way));
        assertThat(asked.body()).contains("name=\"password\"");
        return person.follow(person.follow(person.submit(
                HOSPITAL.address() + "/login", Map.of("username", subject, "password", HospitalLogin.PASSWORD))));
    }

    private static String steppedUp(Visitor person) {
        return person.get("/rules").headers().firstValue(Probe.HEADER).orElseThrow();
    }

    /** Tells with each answer what code that signs is told. */
    @TestConfiguration
    static class Probe {

        private static final String HEADER = "Stepped-Up";

        @Bean
        FilterRegistrationBean<Filter> steppedUp(Reauthentication reauthentication) {
            FilterRegistrationBean<Filter> probe = new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response)
                        .setHeader(
                                HEADER,
                                reauthentication
                                        .steppedUpAt()
                                        .map(Instant::toString)
                                        .orElse("never"));
                chain.doFilter(request, response);
            });
            probe.setOrder(Ordered.LOWEST_PRECEDENCE);
            return probe;
        }
    }
}
