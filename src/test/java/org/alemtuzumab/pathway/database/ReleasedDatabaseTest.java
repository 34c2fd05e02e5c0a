package org.alemtuzumab.pathway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.monitoring.OpenRoundTasks;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A database that the release of 30 November 2026 has written, with eight patients under way, is opened by this one. Its forms'
 * answers were variables of the engine. To keep the file small, its decisions and the history of called processes are left out.
 */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "camunda.bpm.authorization.enabled=false"})
class ReleasedDatabaseTest {

    private static final String URL = "jdbc:h2:mem:released;DB_CLOSE_DELAY=-1";
    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    @DynamicPropertySource
    static void open(DynamicPropertyRegistry settings) throws Exception {
        try (var connection = DriverManager.getConnection(URL, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("runscript from 'classpath:/released/2026-11-30.sql.gz' compression gzip");
        }
        settings.add("spring.datasource.url", () -> URL);
        settings.add("spring.datasource.username", () -> "sa");
        settings.add("spring.datasource.password", () -> "");
    }

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient tables;

    @BeforeEach
    void theDayAfter() {
        new Story(engine, "P-1001").beginAt("2026-11-30T19:00");
    }

    @AfterEach
    void letTimeGo() {
        VirtualTime.reset();
    }

    @Test
    void openTasksAreCompletedByTheirFormsAsBefore() {
        complete("P-1001", "recordInfectionScreen", infections());
        complete("P-1005", "acknowledgeReferral", Map.of("firstStep", "Seen today"));
        complete("P-1006", "recordRoundResults", Map.of("collectedOn", "2026-11-30", "platelets", "98,000 /uL"));

        assertThat(tables.sql("select form from submission order by id")
                        .query(String.class)
                        .list())
                .containsExactly("recordInfectionScreen", "acknowledgeReferral", "recordRoundResults");
        assertThat(open("P-1001")).doesNotContain("recordInfectionScreen");
        assertThat(open("P-1005")).doesNotContain("acknowledgeReferral");
        assertThat(tables.sql(
                                "select reported from lab_result where patient_number = 'P-1006' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("98,000 /uL");
    }

    @Test
    void whatIsOpenStaysOpenAndNobodyIsLost() {
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("treatmentPathway")
                        .count())
                .isEqualTo(8);
        assertThat(open("P-1003")).contains("checkBeforeInfusion");
        assertThat(open("P-1008")).contains("decideEndOfMonitoring");
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void theTablesThatTheEngineMadeThenAreKept() {
        assertThat(engine.getProcessEngineConfiguration().getDatabaseSchemaUpdate())
                .isEqualTo(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        assertThat(beans.getBean(Flyway.class).validateWithResult().validationSuccessful)
                .isTrue();
    }

    /** Each of their deadlines has a timer of its own, which asks anew when an absence is told (MON-06). */
    @Test
    void roundsOfThenKeepTheirDeadlines() {
        Map<String, Instant> before = timersOfTheRound();
        assertThat(before)
                .containsOnlyKeys("reminderDue", "callDue", "neurologistDue", "windowCloses", "recordRoundResults");

        management
                .createJobQuery()
                .processDefinitionKey("monitoringRound")
                .timers()
                .list()
                .forEach(
                        job -> management.setJobDuedate(job.getId(), Date.from(Instant.parse("2030-01-01T06:00:00Z"))));
        beans.getBean(OpenRoundTasks.class).absenceChanged("P-1006");

        Map<String, Instant> renewed = new HashMap<>(before);
        renewed.put("windowCloses", Instant.parse("2030-01-01T06:00:00Z"));
        assertThat(timersOfTheRound()).isEqualTo(renewed);
    }

    private Map<String, Instant> timersOfTheRound() {
        return management.createJobQuery().processDefinitionKey("monitoringRound").timers().list().stream()
                .collect(Collectors.toMap(
                        job -> management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId(),
                        job -> job.getDuedate().toInstant()));
    }

    @Test
    void answersOfThenStayReadable() {
        assertThat(history.createHistoricDetailQuery().formFields().list())
                .map(HistoricFormField.class::cast)
                .anyMatch(each -> each.getFieldId().equals("igg") && "negative".equals(each.getFieldValue()));
    }

    /** What a version of a diagram names that a patient is still in resolves, however long ago it was deployed. */
    @Test
    void everyBeanThatARunningVersionNamesIsThere() {
        Set<String> named = new TreeSet<>();
        runtime.createProcessInstanceQuery().list().forEach(each -> BEAN.matcher(
                        Bpmn.convertToString(repository.getBpmnModelInstance(each.getProcessDefinitionId())))
                .results()
                .forEach(delegate -> named.add(delegate.group(1))));

        assertThat(named).contains("recordRoundResults", "checkBeforeInfusion").allMatch(beans::containsBean);
    }

    private void complete(String patient, String task, Map<String, Object> answers) {
        engine.getFormService().submitTaskForm(task(patient, task).getId(), new HashMap<>(answers));
    }

    private Task task(String patient, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private List<String> open(String patient) {
        return tasks.createTaskQuery().processInstanceBusinessKey(patient).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private static Map<String, Object> infections() {
        return Map.of(
                "collectedOn", "2026-11-30",
                "hiv", "negative",
                "tb", "negative",
                "hbv", "negative",
                "antiHbc", "negative",
                "hcv", "negative",
                "cmvRisk", "no",
                "hpv", "negative",
                "hpvVaccination", "vaccinated");
    }
}
