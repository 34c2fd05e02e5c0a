package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.task.StoppedSteps;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A step that stands still has an owner after one check, in whatever process, and is asked about until it goes on (SAF-7). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:failing-evaluation;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class StoppedStepsTest {

    private static final String ANSWER = "answerStoppedStep";
    private static int patients;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private StoppedSteps steps;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @MockitoSpyBean
    private Decisions decisions;

    private MonitoredPatient patient;

    @BeforeEach
    void aPatientIsMonitored() {
        patient = new MonitoredPatient(beans, "SST-" + ++patients);
        assertThat(steps.bringToAPerson()).isZero();
    }

    @AfterEach
    void letTimeGo() {
        reset(decisions);
        patient.story.close();
    }

    @Test
    void everyJobOfThePatientThatIsTriedNoMoreBecomesOneTaskOfTheNeurologist() {
        runtime.createProcessInstanceModification(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(patient.number, "treatmentPathway")
                        .singleResult()
                        .getId())
                .startBeforeActivity("checkInAfterInfusion")
                .execute();
        List<Job> standing = jobsOfThePatient();
        assertThat(standing.stream().map(Job::getProcessDefinitionKey))
                .contains("treatmentPathway", "monitoring", "monitoringRound");
        standing.forEach(this::stop);

        assertThat(steps.bringToAPerson()).isEqualTo(standing.size());
        assertThat(steps.bringToAPerson()).isZero();

        assertThat(asked()).hasSize(standing.size()).allSatisfy(task -> {
            assertThat(tasks.getVariable(task.getId(), "patientNumber")).isEqualTo(patient.number);
            assertThat(tasks.getIdentityLinksForTask(task.getId()))
                    .extracting(IdentityLink::getGroupId)
                    .containsExactly("neurologist");
            assertThat(task.getPriority()).isGreaterThan(50);
            assertThat(tasks.getVariable(task.getId(), "stopped").toString())
                    .contains("has stood still since 2026-04-06", "tried again")
                    .doesNotContain("incident", "job", "Exception", "ENGINE");
        });
        assertThat(asked().stream()
                        .map(task -> tasks.getVariable(task.getId(), "stopped").toString()))
                .as("the step's name, not its id")
                .anyMatch(text -> text.contains("*Monitoring round*: the step **Deadline reached**"))
                .anyMatch(text -> text.contains("*Treatment pathway*") && text.contains("The task itself is open"))
                .anyMatch(text -> text.contains("*Monitoring*") && text.contains("does not come"));
    }

    @Test
    void twoNodesThatLookAtOnceOpenOneTask() throws Exception {
        stop(aJobOf("monitoring"));
        CyclicBarrier together = new CyclicBarrier(4);
        Callable<Integer> look = () -> {
            together.await();
            return steps.bringToAPerson();
        };
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            int opened = 0;
            for (var each : nodes.invokeAll(List.of(look, look, look, look))) {
                opened += each.get();
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(asked()).hasSize(1);
    }

    @Test
    void whatIsTriedAgainAndFailsAgainIsAskedAboutAgain() {
        Job job = aJobOf("monitoring");
        stop(job);
        steps.bringToAPerson();

        answer(Map.of("answer", "tryAgain"));

        assertThat(job(job).getRetries()).isEqualTo(1);
        assertThat(standing()).isEmpty();
        assertThat(steps.bringToAPerson()).isZero();
        assertThat(asked()).isEmpty();

        stop(job);
        assertThat(steps.bringToAPerson()).isEqualTo(1);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void whatIsDoneByHandIsAskedAboutAgainAfterAWeekAndNoMoreOnceTheStepGoesOn() {
        Job job = aJobOf("monitoring");
        stop(job);
        steps.bringToAPerson();

        answer(Map.of("answer", "byHand", "whatWasDone", "Telephoned the patient"));
        assertThat(steps.bringToAPerson()).isZero();
        patient.story.pass(6, ChronoUnit.DAYS);
        assertThat(asked()).isEmpty();
        patient.story.pass(1, ChronoUnit.DAYS);
        assertThat(asked()).hasSize(1);

        jobs.setJobRetries(job.getId(), 1);
        steps.bringToAPerson();
        assertThat(asked()).isEmpty();
    }

    @Test
    void anEvaluationThatIsTriedNoMoreIsDoneByHandAtOnceAndNotAskedAboutTwice() {
        doThrow(new IllegalStateException("broken")).when(decisions).rows(eq("evaluatePlatelets"), any());
        beans.getBean(LabResults.class)
                .record(
                        new Sample(patient.number, MonitoredPatient.DAY, "ROUND", null, null, "nurse"),
                        Map.of("platelets", "18 10*9/L"));
        ProcessInstance evaluation = patient.story.start("evaluation", Map.of());
        stop(jobs.createJobQuery()
                .processInstanceId(evaluation.getId())
                .activityId("evaluateResults")
                .singleResult());
        assertThat(patient.story.isOpen("evaluateByHand")).isFalse();

        assertThat(steps.bringToAPerson()).isZero();
        patient.story.pass(0, ChronoUnit.SECONDS);

        assertThat(patient.story.isOpen("evaluateByHand")).isTrue();
        assertThat(steps.bringToAPerson()).isZero();
        assertThat(asked()).isEmpty();
    }

    @Test
    void aProcessWithoutAPatientSaysWhatItMeans() {
        ProcessInstance inbox = runtime.createProcessInstanceByKey("laboratoryInbox")
                .businessKey("a message")
                .setVariables(Map.of("messageId", 1L, "problem", "unknown", "content", "x", "patientUnclear", true))
                .execute();
        stop(jobs.createJobQuery().processInstanceId(inbox.getId()).singleResult());

        assertThat(steps.bringToAPerson()).isEqualTo(1);

        assertThat(tasks.createTaskQuery().taskDefinitionKey(ANSWER).list())
                .singleElement()
                .satisfies(task -> assertThat(tasks.getVariable(task.getId(), "patientNumber"))
                        .isNull())
                .satisfies(task -> assertThat(
                                tasks.getVariable(task.getId(), "stopped").toString())
                        .contains("*Laboratory inbox*", "Assign laboratory message"));
    }

    @Test
    void healthCountsThemAndComplainsOnlyWhereNobodyWasAsked() {
        HealthIndicator incidents = beans.getBean("incidentsHealthIndicator", HealthIndicator.class);
        assertThat(incidents.health().getStatus()).isEqualTo(Status.UP);
        stop(aJobOf("monitoring"));
        assertThat(incidents.health().getStatus()).isEqualTo(Status.UP);

        patient.story.pass(2, ChronoUnit.MINUTES);
        Health nobody = incidents.health();
        assertThat(nobody.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(nobody.getDetails()).containsEntry("withoutOwner", 1).containsKey("since");

        steps.bringToAPerson();
        Health asked = incidents.health();
        assertThat(asked.getStatus()).isEqualTo(Status.UP);
        assertThat(asked.getDetails()).containsEntry("stoppedSteps", 1).containsEntry("withoutOwner", 0);
        assertThat(asked.toString()).doesNotContain(patient.number);

        HealthEndpointGroups groups = beans.getBean(HealthEndpointGroups.class);
        Stream.of("liveness", "readiness")
                .forEach(group ->
                        assertThat(groups.get(group).isMember("incidents")).isFalse());
    }

    private List<Job> jobsOfThePatient() {
        List<String> instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(patient.number).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        return jobs.createJobQuery().withRetriesLeft().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .toList();
    }

    private Job aJobOf(String process) {
        return jobsOfThePatient().stream()
                .filter(job -> job.getProcessDefinitionKey().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private Job job(Job job) {
        return jobs.createJobQuery().jobId(job.getId()).singleResult();
    }

    private void stop(Job job) {
        jobs.setJobRetries(job.getId(), 0);
    }

    private void answer(Map<String, Object> answers) {
        patient.story.complete(ANSWER, answers);
    }

    private List<Task> asked() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(patient.number)
                .taskDefinitionKey(ANSWER)
                .list();
    }

    private List<Incident> standing() {
        return runtime.createIncidentQuery().list();
    }
}
