package org.alemtuzumab.pathway.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person's way through Tasklist, in a real browser. Skipped where Chromium or the script's packages are missing; where
 * PATHWAY_REQUIRE_BROWSER is set, that is a failure.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            // without any administrator the web applications show nothing but their setup, which is shut
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test",
            // browsers keep no cookie for TLS that came without it
            "pathway.web.secure-cookies=false"
        })
class BrowserTest {

    private static final String PATIENT = "WALK-1";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Courses courses;

    @Autowired
    private ClinicTime time;

    @Autowired
    private JdbcClient tables;

    @AfterEach
    void realTimeAgain() {
        VirtualTime.reset();
    }

    @BeforeAll
    static void needsBrowser() {
        Path chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        need(Files.isExecutable(chromium), "No Chromium at " + chromium + "; CHROMIUM names another place");
        need(
                Files.isDirectory(Walk.SCRIPTS.resolve("node_modules/playwright-core")),
                "The script's packages are missing; run npm ci in " + Walk.SCRIPTS);
    }

    private static void need(boolean there, String otherwise) {
        if (System.getenv("PATHWAY_REQUIRE_BROWSER") != null || Boolean.getBoolean("PATHWAY_REQUIRE_BROWSER")) {
            assertThat(there).as(otherwise).isTrue();
        }
        assumeTrue(there, otherwise);
    }

    @Test
    void teamLeadsAPatientFromEnrolmentToTheFirstInfusion() throws IOException, InterruptedException {
        VirtualTime.set(TODAY.atTime(10, 0).atZone(time.zone()).toInstant());
        for (String group : List.of(
                "msNurse", "neurologist", "infusionNurse", "dermatology", "pharmacist", "auditor", "processOwner")) {
            Members.join(identity, group);
        }
        walk("walk.mjs", PATIENT, TODAY.toString());
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(PATIENT)
                        .finished()
                        .list())
                .extracting("taskDefinitionKey")
                .containsExactlyInAnyOrder(
                        "educatePatient",
                        "recordInfectionScreen",
                        "takeHistory",
                        "recordVaricellaStatus",
                        "recordVaccination",
                        "bookCourse",
                        "recordMri",
                        "recordBaselineResults",
                        "recordEcgAndVitals",
                        "examineSkin",
                        "checkPregnancy",
                        "confirmEligibility",
                        "checkBeforeInfusion",
                        "givePremedication",
                        "prepareInfusion",
                        "startInfusion",
                        "recordVitalSigns");
        assertThat(courses.anchor(PATIENT)).as("the first infusion was begun").contains(TODAY);
        walk("oversight.mjs", PATIENT);
        assertThat(tables.sql("select step from signature where patient = ? and means = 'PASSWORD' order by id")
                        .param(PATIENT)
                        .query(String.class)
                        .list())
                .containsExactly("confirmEligibility", "startInfusion");
    }

    private void walk(String script, String... more) throws IOException, InterruptedException {
        String[] all =
                Stream.concat(Stream.of(Members.PASSWORD), Stream.of(more)).toArray(String[]::new);
        Walk.through(script, port, Duration.ofMinutes(10), this::doDueJobs, all);
    }

    /** The clock stands still, so the engine's jobs are done here as they fall due. */
    private void doDueJobs() {
        management.createJobQuery().executable().list().forEach(job -> management.executeJob(job.getId()));
    }
}
