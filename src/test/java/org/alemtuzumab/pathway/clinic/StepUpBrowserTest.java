package org.alemtuzumab.pathway.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Relaxation;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.provider.HospitalLogin;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who logs in at the hospital's identity provider signs by logging in there again. Skipped where {@link BrowserTest} is. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:step-up;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=" + Members.PASSWORD,
            "pathway.web.secure-cookies=false",
            "spring.security.oauth2.client.registration.hospital.client-id=" + HospitalLogin.CLIENT,
            "spring.security.oauth2.client.registration.hospital.client-secret=" + HospitalLogin.SECRET,
            "spring.security.oauth2.client.registration.hospital.client-name=the hospital",
            "spring.security.oauth2.client.registration.hospital.scope=openid,profile",
            "pathway.tables.allowed[0].sha256=0000000000000000000000000000000000000000000000000000000000000000",
            "pathway.tables.allowed[0].reason=The board of this test"
        })
class StepUpBrowserTest {

    private static final HospitalLogin HOSPITAL = HospitalLogin.open();

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient tables;

    @Autowired
    private ClinicTime time;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.client.provider.hospital.issuer-uri", HOSPITAL::address);
    }

    @BeforeAll
    static void needsBrowser() {
        BrowserTest.needsBrowser();
    }

    @AfterAll
    static void closeHospital() {
        HOSPITAL.close();
    }

    @Test
    void personOfTheHospitalSignsByLoggingInThereAgain() throws IOException, InterruptedException {
        HOSPITAL.serve("http://localhost:" + port);
        HOSPITAL.employ("ada", "s-1", "neurologist");
        Members.join(identity, "processOwner");
        Relaxation.propose(engine, "processOwner", "processOwner", time.today(), "2");

        Walk.through("stepup.mjs", port, Duration.ofMinutes(5), HospitalLogin.PASSWORD, "s-1");

        assertThat(tables.sql("select user_id, step, means from signature where step <> 'deployment'")
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(signature -> assertThat(signature.values().stream().map(String::valueOf))
                        .containsExactly("ada", "signProfileChange", "STEP_UP"));
    }
}
