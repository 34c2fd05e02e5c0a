package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.alemtuzumab.pathway.security.Brake;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists at 10,000 open tasks, with need to know and without it, on both databases. "Without" is the engine as it comes, on
 * the same tables in the same run.
 */
class NeedToKnowSpeedTest {

    private static final int OF_DERMATOLOGY = 20;
    private static final int OF_HAEMATOLOGY = 1_500;
    private static final int OF_NURSES = 8_480;

    /** How much a slow machine may blur: what is compared takes a few milliseconds. */
    private static final Duration BLUR = Duration.ofMillis(40);

    abstract static class OnDatabase {

        private Statements statements;
        private ProcessEngine ours;
        private ProcessEngine asItComes;

        abstract DataSource database() throws IOException;

        @BeforeAll
        void openTasks() throws IOException, SQLException {
            statements = new Statements(database());
            ours = engine("ours", true);
            asItComes = engine("asItComes", false);
            asItComes
                    .getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "referral.bpmn",
                            Bpmn.createExecutableProcess("referral")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .userTask()
                                    .camundaCandidateGroups("${group}")
                                    .endEvent()
                                    .done())
                    .deploy();
            Stream.of("dermatology", "haematology", "msNurse").forEach(this::grant);
            open("dermatology", OF_DERMATOLOGY);
            open("haematology", OF_HAEMATOLOGY);
            open("msNurse", OF_NURSES);
            new JdbcTemplate(statements.database())
                    .execute(statements.isPostgres() ? "analyze" : "analyze sample_size 0");
        }

        private ProcessEngine engine(String name, boolean withNeedToKnow) {
            var configuration = new StandaloneProcessEngineConfiguration();
            configuration.setProcessEngineName(name);
            configuration.setDataSource(statements.database());
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setHistory("none");
            configuration.setAuthorizationEnabled(true);
            configuration.setMetricsEnabled(false);
            configuration.setTaskMetricsEnabled(false);
            configuration.setStandaloneTasksEnabled(false);
            configuration.setCmmnEnabled(false);
            if (withNeedToKnow) {
                var none = new StaticListableBeanFactory();
                configuration.setProcessEnginePlugins(List.of(new PathwayEnginePlugin(
                        none.getBeanProvider(ModelCheck.class), event -> {}, none.getBeanProvider(Brake.class), null)));
            }
            return configuration.buildProcessEngine();
        }

        private void grant(String group) {
            var authorizations = asItComes.getAuthorizationService();
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(Resources.PROCESS_DEFINITION);
            grant.setResourceId("referral");
            grant.addPermission(ProcessDefinitionPermissions.READ_TASK);
            grant.addPermission(ProcessDefinitionPermissions.READ_INSTANCE);
            authorizations.saveAuthorization(grant);
        }

        /** One by the engine, the others as rows like its own. */
        private void open(String group, int number) {
            var first = asItComes
                    .getRuntimeService()
                    .startProcessInstanceByKey(
                            "referral", Map.of("group", group, "patientNumber", "P-1", "urgency", "URGENT"));
            String task = asItComes
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceId(first.getId())
                    .singleResult()
                    .getId();
            List<String> copies = IntStream.range(1, number)
                    .mapToObj(copy -> group + "-" + copy)
                    .toList();
            JdbcTemplate tables = new JdbcTemplate(statements.database());
            tables.batchUpdate(
                    "insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_,"
                            + " PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_, TASK_STATE_) select ?, REV_,"
                            + " EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_, ?, CREATE_TIME_,"
                            + " CREATE_TIME_, SUSPENSION_STATE_, TASK_STATE_ from ACT_RU_TASK where ID_ = ?",
                    copies.stream()
                            .map(copy -> new Object[] {copy, copy.hashCode() & 127, task})
                            .toList());
            tables.batchUpdate(
                    "insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) values (?, 1, ?, 'candidate', ?)",
                    copies.stream()
                            .map(copy -> new Object[] {"l" + copy, group, copy})
                            .toList());
        }

        @AfterAll
        void close() {
            ours.close();
            asItComes.close();
        }

        @Test
        void tasklistsListsAreAskedForByTheSameStatements() {
            Stream.of("dermatology", "haematology", "msNurse").forEach(group -> {
                Function<ProcessEngine, TaskQuery> mine = engine -> sorted(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroupIn(List.of(group))
                        .active());
                Function<ProcessEngine, TaskQuery> taken = engine ->
                        sorted(engine.getTaskService().createTaskQuery().taskAssignee(group));
                for (Function<ProcessEngine, TaskQuery> list : List.of(mine, taken)) {
                    for (Function<TaskQuery, ?> question : QUESTIONS) {
                        assertThat(asked(ours, group, list, question))
                                .extracting(Statements.Asked::sql)
                                .isNotEmpty()
                                .isEqualTo(asked(asItComes, group, list, question).stream()
                                        .map(Statements.Asked::sql)
                                        .toList());
                    }
                }
            });
        }

        @Test
        void whoAsksForAllTasksGetsHisOwnByOneStatementAndNoSlower() {
            for (String group : List.of("dermatology", "haematology")) {
                Function<ProcessEngine, TaskQuery> all =
                        engine -> sorted(engine.getTaskService().createTaskQuery());
                for (Function<TaskQuery, ?> question : QUESTIONS) {
                    assertThat(asked(ours, group, all, question)).hasSameSizeAs(asked(asItComes, group, all, question));
                    Duration bound = median(asItComes, group, all, question)
                            .multipliedBy(3)
                            .plus(BLUR);
                    assertThat(median(ours, group, all, question)).isLessThan(bound);
                }
            }
            assertThat(count("dermatology")).isEqualTo(OF_DERMATOLOGY);
            assertThat(count("msNurse")).isEqualTo(OF_DERMATOLOGY + OF_HAEMATOLOGY + OF_NURSES);
        }

        private long count(String group) {
            Long counted = as(ours, group, engine -> engine.getTaskService()
                    .createTaskQuery()
                    .count());
            return counted;
        }

        /** Beside the variables, their tasks are asked for by their keys. */
        @Test
        void cardsOfOnePageAskOneMoreQuestionAndReadNoBigTableThrough() throws SQLException {
            String[] scopes =
                    as(ours, "haematology", engine -> sorted(
                                    engine.getTaskService().createTaskQuery().taskCandidateGroup("haematology"))
                            .listPage(0, 15)
                            .stream()
                            .flatMap(
                                    task -> Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId()))
                            .distinct()
                            .toArray(String[]::new));
            Function<ProcessEngine, List<?>> cards = engine -> engine.getRuntimeService()
                    .createVariableInstanceQuery()
                    .variableScopeIdIn(scopes)
                    .variableNameIn("patientNumber", "roundNumber", "urgency")
                    .list();
            List<Statements.Asked> before = statements.during(() -> as(asItComes, "haematology", cards));
            List<Statements.Asked> now = statements.during(() -> as(ours, "haematology", cards));

            assertThat(now).hasSize(before.size() + 1);
            assertThat(as(ours, "haematology", cards)).hasSize(2);
            for (Statements.Asked statement : now) {
                assertThat(statements.readThrough(statement, "ACT_RU_TASK", "ACT_RU_IDENTITYLINK"))
                        .as(statement.sql())
                        .isEmpty();
            }
        }

        private static final List<Function<TaskQuery, ?>> QUESTIONS =
                List.of(query -> query.listPage(0, 15), TaskQuery::count);

        private static TaskQuery sorted(TaskQuery query) {
            return query.orderByTaskPriority().desc().orderByDueDate().asc();
        }

        private List<Statements.Asked> asked(
                ProcessEngine engine,
                String group,
                Function<ProcessEngine, TaskQuery> list,
                Function<TaskQuery, ?> question) {
            return statements.during(() -> as(engine, group, list.andThen(question)));
        }

        private Duration median(
                ProcessEngine engine,
                String group,
                Function<ProcessEngine, TaskQuery> list,
                Function<TaskQuery, ?> question) {
            long[] times = IntStream.range(0, 11)
                    .mapToLong(run -> {
                        long begin = System.nanoTime();
                        as(engine, group, list.andThen(question));
                        return System.nanoTime() - begin;
                    })
                    .toArray();
            Arrays.sort(times);
            return Duration.ofNanos(times[times.length / 2]);
        }

        private static <T> T as(ProcessEngine engine, String group, Function<ProcessEngine, T> question) {
            engine.getIdentityService().setAuthentication(group, List.of(group));
            try {
                return question.apply(engine);
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnH2 extends OnDatabase {

        @Override
        DataSource database() {
            JdbcDataSource database = new JdbcDataSource();
            database.setUrl("jdbc:h2:mem:speed;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=1024");
            database.setUser("sa");
            return database;
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnPostgres extends OnDatabase {

        private EmbeddedPostgres postgres;

        @Override
        DataSource database() throws IOException {
            postgres = EmbeddedPostgres.start();
            return postgres.getPostgresDatabase();
        }

        @AfterAll
        void stop() throws IOException {
            postgres.close();
        }
    }
}
