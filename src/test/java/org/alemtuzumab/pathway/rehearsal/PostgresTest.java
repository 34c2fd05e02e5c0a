package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same product on the database of a clinic: a patient with a severe finding is lived through on PostgreSQL. */
@SpringBootTest(
        properties = {
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "pathway.sample-clinic=false"
        })
class PostgresTest {

    private static EmbeddedPostgres postgres;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private ClinicTime time;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void livesAPatientWithASevereFindingThrough() {
        Scenario scenario = ScenarioFile.reader().read(Path.of("bpmn/scenarios/A05.yaml"));

        Life life = rehearsal.live(List.of(scenario), null).get(0);

        assertThat(Expectations.differences(life, time)).isEmpty();
    }
}
