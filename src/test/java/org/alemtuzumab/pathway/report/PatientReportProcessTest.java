package org.alemtuzumab.pathway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports on a patient whose pathway needs no further process here: what is told, settled and refused. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:patient-report;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class PatientReportProcessTest {

    private static final LocalDate BORN = LocalDate.of(1992, 4, 3);
    private static int patients;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients enrolled;

    @Autowired
    private PatientReports reports;

    @Autowired
    private JdbcClient tables;

    private String patient;

    @BeforeEach
    void enrol() {
        // a departure is signed, which nobody has to where the clock is the test's
        VirtualTime.set(Instant.now());
        AbstractAssertions.init(engine);
        patient = "R-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        identity.setAuthentication("nurse", List.of("msNurse"));
    }

    @AfterEach
    void logOut() {
        VirtualTime.reset();
        identity.clearAuthentication();
    }

    @Test
    void infectionIsKeptAndTheReporterReadsWhatFollows() {
        ProcessInstance report = report("infection", Map.of());

        Task read = task(report, "readWhatFollows");
        assertThat(read.getAssignee()).isEqualTo("nurse");
        assertThat((String) tasks.getVariable(read.getId(), "consequences"))
                .contains("Patient " + patient, "female", BORN.toString(), "infection", "SCR-03");
        assertThat(reports.openInfection(patient)).isPresent();
        assertThat(report).hasNotPassed("settleDeparture");

        submit(read, Map.of("read", true, "remark", "Called by her husband"));
        assertThat(report).isEnded().hasPassed("reportRead", "pathwayTold");
        assertThat(reports.openInfection(patient).orElseThrow().details()).endsWith("Called by her husband");
    }

    @Test
    void moveIsSettledOnlyWithADocumentInWriting() {
        ProcessInstance report = report("move", Map.of());
        Task settle = task(report, "settleDeparture");

        assertThatThrownBy(() -> submit(settle, Map.of("settlement", "accepted", "reason", "Accepted")))
                .hasMessageContaining("Date of the document: is missing")
                .hasMessageContaining("Where the written document is kept: is missing");
        assertThat(report).isWaitingAt("settleDeparture");

        assertThatThrownBy(() -> submit(settle, accepted("2999-01-01")))
                .hasMessageContaining("2999-01-01 lies in the future")
                .hasMessageContaining("Monitoring stays ours");
        assertThat(report).isWaitingAt("settleDeparture");

        submit(settle, accepted("2026-05-04"));
        assertThat(report).hasPassed("endPathway", "departureCompleted");
        assertThat(reports.latest(patient, PatientReport.Kind.MOVE)
                        .orElseThrow()
                        .resolvedOn())
                .isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(tables.sql("select kind, settlement from patient_report where patient_number = ?")
                        .param(patient)
                        .query()
                        .singleRow())
                .as("rows say it as they always have")
                .containsEntry("kind", "move")
                .containsEntry("settlement", "accepted");
    }

    private static Map<String, Object> accepted(String settledOn) {
        return Map.of("settlement", "accepted", "settledOn", settledOn, "document", "File 7", "reason", "Ghent");
    }

    @Test
    void patientWhoCannotBeReachedStaysInMonitoring() {
        ProcessInstance report = report("lostToFollowUp", Map.of());

        submit(task(report, "settleDeparture"), Map.of("settlement", "stays", "reason", "Family gave a new address"));

        assertThat(report).hasPassed("staysInMonitoring").hasNotPassed("endPathway");
    }

    @Test
    void emptyEntryOfOtherResultsIsRefusedInTheTermsOfItsForm() {
        Task entry = task(report("otherResults", Map.of()), "recordOtherResults");

        assertThatThrownBy(
                        () -> submit(entry, Map.of("available", "yes", "purpose", "new", "collectedOn", "2026-05-01")))
                .hasMessageContaining("Fill in the line of at least one test")
                .hasMessageContaining("answer \"No\" to \"Are there results to enter?\"")
                .hasMessageContaining("\"Why there are none\"");

        submit(entry, Map.of("available", "no", "reason", "Entered with the round"));
        assertThat(tasks.createTaskQuery().taskId(entry.getId()).count()).isZero();
    }

    /** MON-09: a pathway that ends, whichever way, leaves no task of an earlier report behind. */
    @ParameterizedTest
    @CsvSource({"death, DIED", "withdrawal, WITHDRAWN"})
    void noTaskOfAReportIsLeftWhenThePathwayEnds(String last, String outcome) {
        patient = "R-" + ++patients;
        forms.submitStartForm(
                definition("treatmentPathway"),
                Map.of(
                        "patientNumber", patient,
                        "sex", "female",
                        "birthDate", BORN.toString(),
                        "profile", "STRICT",
                        "indication", "rapidlyEvolvingSevere"));
        for (String kind : List.of("msActivity", "otherResults", "liveVaccine", "move")) {
            report(kind, Map.of());
        }
        assertThat(openReportTasks())
                .containsExactlyInAnyOrder(
                        "considerActivity",
                        "recordOtherResults",
                        "confirmImmuneRecovery",
                        "settleDeparture",
                        "readWhatFollows",
                        "readWhatFollows",
                        "readWhatFollows",
                        "readWhatFollows");

        ProcessInstance ending = report(last, Map.of());
        doWhatIsDue();

        assertThat(enrolled.get(patient).outcome()).isEqualTo(outcome);
        assertThat(openReportTasks()).allMatch("readWhatFollows"::equals).hasSizeLessThanOrEqualTo(1);
        Task read = task(ending, "readWhatFollows");
        if (read != null) {
            submit(read, Map.of("read", true));
        }
        assertThat(openReportTasks()).isEmpty();
    }

    private void doWhatIsDue() {
        List<Job> due = management.createJobQuery().messages().withRetriesLeft().list();
        while (!due.isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
            due = management.createJobQuery().messages().withRetriesLeft().list();
        }
    }

    private List<String> openReportTasks() {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(patient)
                .processDefinitionKey("patientReport")
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private String definition(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** A death closes the pathway: nobody else's log-in does that. */
    @ParameterizedTest
    @CsvSource({"pharmacist", "haematology", "laboratory", "pharmacovigilance"})
    void deathIsRecordedByThoseWhoLeadTheTreatmentOnly(String group) {
        identity.setAuthentication(group, List.of(group));
        assertThatThrownBy(() -> report("death", Map.of()))
                .hasMessageContaining("a death is recorded by neurology or an MS nurse. Tell them at once");
        assertThat(reports.of(patient)).isEmpty();

        identity.setAuthentication("called", List.of("neurologyOnCall"));
        report("death", Map.of());
        assertThat(reports.latest(patient, PatientReport.Kind.DEATH)).isPresent();
    }

    @Test
    void unknownNumberIsRefused() {
        assertThatThrownBy(() -> report("infection", Map.of("patientNumber", "R-unknown")))
                .hasMessageContaining("no patient under way has the number R-unknown and this date of birth");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("R-unknown")
                        .count())
                .isZero();
    }

    @Test
    void anotherDateOfBirthIsRefused() {
        assertThatThrownBy(() -> report("death", Map.of("birthDate", "1992-04-04")))
                .hasMessageContaining("number %s and this date of birth".formatted(patient));
        assertThat(reports.of(patient)).isEmpty();
    }

    @Test
    void unknownKindIsRefusedWithTheChoices() {
        assertThatThrownBy(() -> report("holiday", Map.of()))
                .hasMessageContaining("What happened: 'holiday' is not one of the choices (symptoms, infection, ");
    }

    private ProcessInstance report(String kind, Map<String, Object> others) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "patientNumber",
                patient,
                "birthDate",
                BORN.toString(),
                "kind",
                kind,
                "happenedOn",
                "2026-05-01",
                "details",
                "Told on the telephone"));
        answers.putAll(others);
        return forms.submitStartForm(definition("patientReport"), answers);
    }

    private Task task(ProcessInstance report, String id) {
        return tasks.createTaskQuery()
                .processInstanceId(report.getId())
                .taskDefinitionKey(id)
                .singleResult();
    }

    private void submit(Task task, Map<String, Object> answers) {
        forms.submitTaskForm(task.getId(), new HashMap<>(answers));
    }
}
