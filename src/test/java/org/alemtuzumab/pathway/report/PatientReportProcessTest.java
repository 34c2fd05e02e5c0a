package org.alemtuzumab.pathway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

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
    private IdentityService identity;

    @Autowired
    private Patients enrolled;

    @Autowired
    private PatientReports reports;

    private String patient;

    @BeforeEach
    void enrol() {
        AbstractAssertions.init(engine);
        patient = "R-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        identity.setAuthenticatedUserId("nurse");
    }

    @AfterEach
    void logOut() {
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

        submit(
                settle,
                Map.of("settlement", "accepted", "settledOn", "2026-05-04", "document", "File 7", "reason", "Ghent"));
        assertThat(report).hasPassed("endPathway", "departureCompleted");
        assertThat(reports.latest(patient, PatientReport.MOVE).orElseThrow().resolvedOn())
                .isEqualTo(LocalDate.of(2026, 5, 4));
    }

    @Test
    void patientWhoCannotBeReachedStaysInMonitoring() {
        ProcessInstance report = report("lostToFollowUp", Map.of());

        submit(task(report, "settleDeparture"), Map.of("settlement", "stays", "reason", "Family gave a new address"));

        assertThat(report).hasPassed("staysInMonitoring").hasNotPassed("endPathway");
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
                .hasMessageContaining("What happened: 'holiday' is not one of the choices (infection, ");
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
        return forms.submitStartForm(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("patientReport")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                answers);
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
