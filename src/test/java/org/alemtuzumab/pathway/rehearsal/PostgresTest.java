package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

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
@DirtiesContext
class PostgresTest {

    @TestConfiguration
    static class Database {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private ClinicTime time;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient tables;

    @Test
    void theEnginesTablesAreTheMigrations() {
        assertThat(engine.getProcessEngineConfiguration().getDatabaseSchemaUpdate())
                .isEqualTo(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        assertThat(tables.sql("select success from flyway_schema_history where version = '37.2'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(tables.sql("select value_ from act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .isEqualTo(ProcessEngine.VERSION);
    }

    @Test
    void nobodyChangesOrDeletesASignatureOrASubmission() {
        rehearsal.live(List.of(ScenarioFile.reader().read(Path.of("bpmn/scenarios/KSA-stroke.yaml"))), null);

        assertThat(tables.sql("select count(*) from signature where means = 'REHEARSAL'")
                        .query(Long.class)
                        .single())
                .isPositive();
        for (String change : List.of(
                "update signature set printed_name = 'Somebody else'", "delete from signature", "truncate signature")) {
            assertThatThrownBy(() -> tables.sql(change).update())
                    .as(change)
                    .hasStackTraceContaining("A signature is neither changed nor deleted");
        }
        for (String change : List.of("update submission set answers = '{}'", "delete from submission")) {
            assertThatThrownBy(() -> tables.sql(change).update())
                    .as(change)
                    .hasStackTraceContaining("A submission is neither changed nor deleted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A05", "corrected-for-the-worse", "unknown-patient"})
    void livesAPatientWithASevereFindingThrough(String file) {
        Scenario scenario = ScenarioFile.reader().read(Path.of("bpmn/scenarios/%s.yaml".formatted(file)));

        Life life = rehearsal.live(List.of(scenario), null).get(0);

        assertThat(Expectations.differences(life, time)).isEmpty();
    }
}
