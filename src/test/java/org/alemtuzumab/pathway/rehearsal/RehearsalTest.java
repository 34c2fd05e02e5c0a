package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How time passes in a rehearsal, on a pathway of two steps. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:rehearsing;DB_CLOSE_DELAY=-1",
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "camunda.bpm.deployment-resource-pattern=classpath*:forms/*.form",
            "pathway.sample-clinic=false"
        })
@Import(RehearsalTest.Probes.class)
class RehearsalTest {

    private static final String SCENARIO =
            """
            title: A patient of a pathway of two steps
            patient: {number: T1, sex: male, birthDate: 1991-05-14}
            enrolledOn: 2026-01-05
            """;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ClinicTime time;

    @Autowired
    private JdbcClient tables;

    @Autowired
    private Probe probe;

    private Deployment deployment;
    private Scenario scenario;

    @AfterEach
    void clear() {
        rehearsal.forget(scenario);
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        probe.said.clear();
        probe.failing = false;
    }

    @Test
    void atOneInstantADueJobComesBeforeATask() {
        Life life =
                live(beside(timer("2026-01-06T08:00:00")), "answers: [{task: reviewActivity, at: 2026-01-06T08:00}]");

        assertThat(life.problems()).isEmpty();
        assertThat(probe.said).containsExactly("job at 2026-01-06T08:00", "reviewActivity at 2026-01-06T08:00");
        assertThat(life.running()).isFalse();
        assertThat(life.timers()).singleElement().satisfies(run -> assertThat(run.fired())
                .isEqualTo(run.due()));
    }

    @Test
    void theTeamsHabitDoesATaskThatTheScenarioDoesNotName() {
        Life life = live(beside(timer("2026-01-06T08:00:00")), "");

        assertThat(probe.said).containsExactly("reviewActivity at 2026-01-05T09:01", "job at 2026-01-06T08:00");
        assertThat(life.tasks()).singleElement().satisfies(task -> {
            assertThat(task.group()).isEqualTo("neurologist");
            assertThat(task.answers()).containsEntry("anotherCourse", "no");
        });
    }

    @Test
    void aJobThatKeepsFailingIsReportedAndLifeGoesOn() {
        probe.failing = true;

        Life life = live(beside(timer("2026-01-06T08:00:00")), "answers: [{task: reviewActivity, at: 2026-01-07}]");

        assertThat(life.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "test.yaml: a job of treatmentPathway failed at 'probe' on 2026-01-06 and is an incident now:"
                                + " IllegalStateException: said no");
        assertThat(probe.said)
                .filteredOn(said -> said.startsWith("job"))
                .as("as often as the engine retries")
                .hasSize(3);
        assertThat(life.tasks().get(0).completed()).isNotNull();
    }

    @Test
    void aTaskThatNobodyCoversIsNamedAndDoesNotHangTheLife() {
        Life life = live(
                pathway(start ->
                        start.userTask("weighPatient").name("Weigh patient").endEvent()),
                "until: 2027-01-01");

        assertThat(life.problems())
                .containsExactly("test.yaml: the task 'weighPatient' (Weigh patient), opened on 2026-01-05, is done by"
                        + " nobody: neither the care team's answers in rehearsal/treatmentPathway.yaml nor the"
                        + " scenario's answers name it");
        assertThat(life.running()).isTrue();
    }

    @Test
    void aTaskLeftOpenStaysOpenUntilTheScenarioEnds() {
        Life life = live(
                beside(timer("2026-01-06T08:00:00")),
                "until: 2026-06-01\nanswers: [{task: reviewActivity, leaveOpen: true}]\n"
                        + "expect: {tasks: {must: [{task: reviewActivity, done: false}]}, end: {outcome: OPEN}}");

        assertThat(Expectations.differences(life, time)).isEmpty();
    }

    @Test
    void aSubmissionThatMustBeRefusedIsFollowedByTheRightOne() {
        Life life = live(
                beside(timer("2026-01-06T08:00:00")),
                "answers: [{task: reviewActivity, give: {reason: null}, refused: is missing}]");

        assertThat(life.problems()).isEmpty();
        assertThat(probe.said).contains("reviewActivity at 2026-01-05T09:01");
    }

    @Test
    void aSubmissionThatWasNotRefusedIsADifference() {
        Life life = live(beside(timer("2026-01-06T08:00:00")), "answers: [{task: reviewActivity, refused: too early}]");

        assertThat(life.problems())
                .containsExactly("test.yaml:4: expected the task 'reviewActivity' to be refused on 2026-01-05 with"
                        + " \"too early\", found it accepted");
    }

    @Test
    void aListedCourseThatIsNotGivenIsADifferenceThoughNothingElseIsExpected() {
        Life life = live(beside(timer("2026-01-06T08:00:00")), "course1: [2026-03-02, 2026-03-03]");

        assertThat(Expectations.differences(life, time))
                .singleElement()
                .asString()
                .startsWith("test.yaml:1: expected infusions of course 1 on [2026-03-02, 2026-03-03], found []: ");
    }

    @Test
    void aFurtherCourseThatIsNeverGivenSaysWhy() {
        Life life = live(
                beside(timer("2026-01-06T08:00:00")), "course1: 2026-03-02\ncourse2: 2027-03-08\ncourse3: 2029-03-05");

        assertThat(Expectations.differences(life, time))
                .containsExactly("test.yaml:1: expected course 3 to be given from 2029-03-05, found it never given:"
                        + " course 1 was not given either; 'reviewActivity' of 2026-01-05 answered anotherCourse: no,"
                        + " because \"No relapse and no new lesion\"");
    }

    @Test
    void anHourCountsWhereTheFileNamesIt() {
        Life life = live(
                beside(timer("2026-01-06T08:00:00")),
                "expect: {maxTasks: 0, holds: [{from: 2026-01-05}], tasks: {must: [{task: reviewActivity, on: 2026-01-05T09:00},"
                        + " {task: reviewActivity, on: 2026-01-05T09:01}]}}");

        assertThat(Expectations.differences(life, time))
                .containsExactly(
                        "test.yaml:4: expected the task reviewActivity on 2026-01-05T09:01, found"
                                + " reviewActivity on 2026-01-05T09:00 (neurologist, due -, done 2026-01-05)",
                        "test.yaml:4: expected at most 0 tasks, found 1: reviewActivity 1",
                        "test.yaml:4: expected a hold from 2026-01-05, found no hold");
    }

    @Test
    void anUnexpectedRefusalIsADifference() {
        Life life =
                live(beside(timer("2026-01-06T08:00:00")), "answers: [{task: reviewActivity, give: {reason: null}}]");

        assertThat(life.problems())
                .singleElement()
                .asString()
                .contains("expected the task 'reviewActivity' to be accepted on 2026-01-05, found it refused:");
    }

    @Test
    void whatTheScenarioPromisesAndNothingAskedForIsADifference() {
        Life life = live(
                beside(timer("2026-01-06T08:00:00")),
                "results: [{date: 2026-01-05, tsh: 9 mIU/L}]\nanswers: [{task: reviewActivity, nth: 2, after: PT1H}]\n"
                        + "events: [{on: 2099-01-01, report: {kind: death}}]");

        assertThat(life.problems()).hasSize(3).allMatch(problem -> problem.contains("expected"));
    }

    @Test
    void aForgottenPatientLeavesNothing() {
        live(beside(timer("2026-01-06T08:00:00")), "answers: [{task: reviewActivity, leaveOpen: true}]");

        rehearsal.forget(scenario);

        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .count())
                .isZero();
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().count())
                .isZero();
        assertThat(tables.sql("select count(*) from patient")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoPatientsLiveOneTimeline() {
        deployment = deploy(beside(timer("2026-01-06T08:00:00")));
        scenario = ScenarioFile.reader().read("test.yaml", SCENARIO);
        Scenario other = ScenarioFile.reader()
                .read("other.yaml", SCENARIO.replace("T1", "T2").replace("2026-01-05", "2026-01-04"));

        List<Life> lives = rehearsal.live(List.of(scenario, other), null);

        assertThat(lives).extracting(Life::number).containsExactly("T1", "T2");
        assertThat(probe.said)
                .containsExactly(
                        "reviewActivity at 2026-01-04T09:01",
                        "reviewActivity at 2026-01-05T09:01",
                        "job at 2026-01-06T08:00",
                        "job at 2026-01-06T08:00");
        rehearsal.forget(other);
    }

    private Life live(BpmnModelInstance model, String more) {
        deployment = deploy(model);
        scenario = ScenarioFile.reader().read("test.yaml", SCENARIO + more);
        return rehearsal.live(List.of(scenario), null).get(0);
    }

    private Deployment deploy(BpmnModelInstance model) {
        return engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("treatmentPathway.bpmn", model)
                .deploy();
    }

    private static String timer(String localTime) {
        return localTime;
    }

    /** A review beside a timer that is followed by an asynchronous step. */
    private static BpmnModelInstance beside(String timer) {
        return pathway(start -> start.parallelGateway("fork")
                .userTask("reviewActivity")
                .camundaCandidateGroups("neurologist")
                .camundaFormRef("reviewActivity")
                .camundaFormRefBinding("latest")
                .camundaTaskListenerDelegateExpression(TaskListener.EVENTNAME_COMPLETE, "${probe}")
                .endEvent()
                .moveToNode("fork")
                .intermediateCatchEvent("dayCame")
                .timerWithDate(timer + "+01:00")
                .serviceTask("probe")
                .camundaDelegateExpression("${probe}")
                .camundaAsyncBefore()
                .endEvent());
    }

    private static BpmnModelInstance pathway(Consumer<AbstractFlowNodeBuilder<?, ?>> steps) {
        var start = Bpmn.createExecutableProcess("treatmentPathway")
                .startEvent("patientEnrolled")
                .camundaFormRef("enrolPatient")
                .camundaFormRefBinding("latest")
                .camundaExecutionListenerDelegateExpression("start", "${enrolPatient}");
        steps.accept(start);
        return start.done();
    }

    /** Says what happens and when. */
    static final class Probe implements JavaDelegate, TaskListener {

        private final ClinicTime time;
        private final List<String> said = new ArrayList<>();
        private boolean failing;

        Probe(ClinicTime time) {
            this.time = time;
        }

        @Override
        public void execute(DelegateExecution execution) {
            say("job");
            if (failing) {
                throw new IllegalStateException("said no");
            }
        }

        @Override
        public void notify(DelegateTask task) {
            say(task.getTaskDefinitionKey());
        }

        private void say(String what) {
            said.add(what + " at " + LocalDateTime.ofInstant(time.now().toInstant(), time.zone()));
        }
    }

    @TestConfiguration
    static class Probes {

        @Bean
        Probe probe(ClinicTime time) {
            return new Probe(time);
        }
    }
}
