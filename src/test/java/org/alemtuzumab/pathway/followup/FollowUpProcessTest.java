package org.alemtuzumab.pathway.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.referral.Referral;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.task.UnjudgedResults;
import org.alemtuzumab.pathway.task.UnroutedFindings;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is tested again after a round, from the finding to its answer, with the product's own tables. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:referral;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class FollowUpProcessTest {

    private static final Instant START = Instant.parse("2026-10-06T08:00:00Z");
    private static final LocalDate FIRST_INFUSION = LocalDate.of(2026, 3, 2);
    private static int patients;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Referrals referrals;

    @Autowired
    private Findings findings;

    @Autowired
    private LabResults results;

    @Autowired
    private UnroutedFindings unrouted;

    @Autowired
    private UnjudgedResults unjudged;

    @Autowired
    private RunningProcesses processes;

    @Autowired
    private Patients enrolled;

    @Autowired
    private JdbcTemplate sql;

    @Autowired
    private ClinicTime time;

    private String patient;

    @BeforeEach
    void treat() {
        VirtualTime.set(START);
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("pathwayOfTheTest")
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addModelInstance("pathwayOfTheTest.bpmn", pathway())
                    .deploy();
        }
        patient = "FOLLOW-" + ++patients;
        enrolled.enrol(patient, "female", LocalDate.of(1997, 4, 3), "STRICT", "rapidlyEvolvingSevere");
        sql.update(
                "insert into course (patient_number, course_number, state, began_on, last_infusion_on) "
                        + "values (?, 1, 'COMPLETED', ?, ?)",
                patient,
                FIRST_INFUSION,
                FIRST_INFUSION.plusDays(4));
        record(
                LocalDate.of(2026, 2, 20),
                "BASELINE",
                Map.of("platelets", "240 G/L", "creatinine", "0.90 mg/dL", "alt", "22 U/L", "tsh", "1.8 mIU/L"));
        evaluate();
        assertThat(findings.of(patient)).isEmpty();
    }

    @AfterEach
    void backToRealTime() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(patient)
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test ended"));
        VirtualTime.reset();
    }

    @Test
    void proteinAsksForARatioAndANormalOneClosesIt() {
        round(Map.of("urineProtein", "1+"));

        Task task = task("recordFollowUpResults");
        assertThat(tasks.getVariable(task.getId(), "panel")).isEqualTo("upcr");
        assertThat(groups(task)).containsExactly("msNurse");
        assertThat(task.getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat((String) tasks.getVariable(task.getId(), "evidence")).startsWith("- **REN-2** · ");

        live(Duration.ofDays(3));
        submit(task, Map.of("collectedOn", "2026-10-09", "upcr", "22 mg/mmol"));
        live(Duration.ZERO);

        assertThat(openTasks()).isEmpty();
        assertThat(referrals.of(patient)).isEmpty();
        assertThat(followUps.of(patient)).extracting(FollowUp::outcome).containsExactly(FollowUpOutcome.REPORTED);
        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::outcome)
                .containsExactly(tuple("REN-2", Outcome.REPORTED));
    }

    @Test
    void ratioAboveTheLimitIsReferred() {
        round(Map.of("urineProtein", "1+"));

        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-06", "upcr", "26 mg/mmol"));
        live(Duration.ZERO);

        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("nephrology", Urgency.URGENT));
        assertThat(openTasks()).containsExactly("acknowledgeReferral");
        assertThat(followUps.anyOpen(patient)).isFalse();
    }

    @Test
    void ratioThatIsNotBackInTimeLeadsToACallAndStaysAsked() {
        round(Map.of("urineProtein", "1+"));
        live(Duration.ofDays(7).minusMinutes(1));
        assertThat(openTasks()).containsExactly("recordFollowUpResults");

        live(Duration.ofMinutes(1));
        assertThat(openTasks()).containsExactlyInAnyOrder("recordFollowUpResults", "callAboutFollowUp");
        assertThat(groups(task("callAboutFollowUp"))).containsExactly("msNurse");
        assertThat(groups(task("recordFollowUpResults"))).containsExactlyInAnyOrder("msNurse", "neurologist");
        assertThat(referrals.of(patient)).isEmpty();

        submit(task("callAboutFollowUp"), Map.of("reached", "yes", "plannedOn", "2026-10-15"));
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        assertThat(followUps.of(patient).get(0).note()).isEqualTo("called, sample planned for 2026-10-15");
        assertThat(followUps.anyOpen(patient)).isTrue();
    }

    /** RPT-1: the call comes back until the test is done: the next day where nobody was reached, else after the agreed day. */
    @Test
    void callIsRepeatedUntilTheTestIsDone() {
        round(Map.of("urineProtein", "1+"));
        live(Duration.ofDays(7));
        Task first = task("callAboutFollowUp");
        assertThat(tasks.getVariable(first.getId(), "urgency")).isEqualTo("URGENT");
        assertThat(first.getDueDate())
                .isEqualTo(java.util.Date.from(START.plus(Duration.ofDays(7)).plus(Duration.ofHours(24))));

        live(Duration.ofDays(2));
        assertThat(task("callAboutFollowUp").getId()).as("one call at a time").isEqualTo(first.getId());
        assertThat(groups(task("callAboutFollowUp"))).containsExactlyInAnyOrder("msNurse", "neurologist");

        submit(first, Map.of("reached", "no", "note", "No answer"));
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        live(Duration.ofDays(1));
        Task second = task("callAboutFollowUp");

        submit(second, Map.of("reached", "yes", "plannedOn", "2026-10-19"));
        live(Duration.ofDays(3));
        assertThat(time.today()).isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        live(Duration.ofDays(1));
        assertThat(openTasks()).containsExactlyInAnyOrder("recordFollowUpResults", "callAboutFollowUp");

        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-20", "upcr", "22 mg/mmol"));
        live(Duration.ofDays(3));
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void resultThatComesBeforeTheCallMakesItNeedless() {
        round(Map.of("urineProtein", "1+"));
        live(Duration.ofDays(8));

        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-14", "upcr", "22 mg/mmol"));
        live(Duration.ZERO);

        assertThat(openTasks()).isEmpty();
    }

    @Test
    void normalRepeatClosesItsFinding() {
        round(Map.of("platelets", "140 G/L"));

        live(Duration.ofDays(6));
        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-12", "platelets", "220 G/L"));
        live(Duration.ZERO);

        assertThat(openTasks()).isEmpty();
        assertThat(followUps.of(patient)).extracting(FollowUp::outcome).containsExactly(FollowUpOutcome.NORMAL);
    }

    @Test
    void sameBandTwiceGoesToASpecialist() {
        round(Map.of("platelets", "140 G/L"));
        live(Duration.ofDays(6));
        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-12", "platelets", "141 G/L"));
        live(Duration.ZERO);

        Task second = task("recordFollowUpResults");
        assertThat((String) tasks.getVariable(second.getId(), "whatToDo")).contains("repeat number 2");
        assertThat(second.getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofDays(13)));
        assertThat(referrals.of(patient)).isEmpty();
        assertThat(followUps.of(patient)).hasSize(1);

        live(Duration.ofDays(6));
        submit(second, Map.of("collectedOn", "2026-10-18", "platelets", "139 G/L"));
        live(Duration.ZERO);

        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("haematology", Urgency.PROMPT));
        assertThat(openTasks()).containsExactly("acknowledgeReferral");
        assertThat(followUps.of(patient)).extracting(FollowUp::outcome).containsExactly(FollowUpOutcome.HANDED_ON);
        assertThat(sql.queryForList(
                        "select outcome from follow_up where patient_number = ? union"
                                + " select outcome from finding where patient_number = ? and follow_up_id is not null",
                        String.class,
                        patient,
                        patient))
                .as("stored as it always was")
                .containsExactlyInAnyOrder("handedOn", "same");
    }

    @Test
    void worseRepeatIsReferredAtOnceByItsOwnRule() {
        round(Map.of("platelets", "140 G/L"));

        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-06", "platelets", "60 G/L"));
        live(Duration.ZERO);

        assertThat(openTasks()).containsExactly("acknowledgeReferral");
        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("haematology", Urgency.URGENT));
    }

    @Test
    void whatIsNotBackYetIsAskedForAgain() {
        round(Map.of("tsh", "0.2 mIU/L"));
        Task task = task("recordFollowUpResults");
        assertThat((String) tasks.getVariable(task.getId(), "panel")).contains("ft4", "thyroidSymptoms");
        assertThatThrownBy(() -> submit(task, Map.of("collectedOn", "2026-10-06", "thyroidSymptoms", "no")))
                .hasMessageContaining("No result was entered");
        assertThatThrownBy(() -> submit(task, Map.of("collectedOn", "2026-10-06", "ft4", "15 pmol/L")))
                .hasMessageContaining("is missing");

        submit(task, Map.of("collectedOn", "2026-10-06", "ft4", "15 pmol/L", "thyroidSymptoms", "no"));
        live(Duration.ZERO);

        assertThat((String) tasks.getVariable(task("recordFollowUpResults").getId(), "panel"))
                .contains("trab")
                .doesNotContain("ft4");
        assertThat(followUps.of(patient).get(0).attempt()).isEqualTo(1);
    }

    @Test
    void valueWithoutItsUnitIsClarifiedAndOnlyThenJudged() {
        round(Map.of("platelets", "98"));
        Task clarify = task("recordFollowUpResults");
        assertThat((String) tasks.getVariable(clarify.getId(), "whatToDo")).startsWith("Telephone the laboratory");
        assertThat(clarify.getDueDate()).as("the same day").isEqualTo(Instant.parse("2026-10-06T21:59:00Z"));
        assertThat(referrals.of(patient)).isEmpty();

        submit(clarify, Map.of("collectedOn", "2026-10-06", "platelets", "98 G/L"));
        live(Duration.ZERO);

        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("haematology", Urgency.URGENT));
        assertThat(followUps.anyOpen(patient)).isFalse();
    }

    @Test
    void unclearValueThatMightBeAnEmergencyGoesToTheNeurologistOnCallAfterAnHour() {
        round(Map.of("platelets", "18"));
        assertThat(task("recordFollowUpResults").getDueDate())
                .isEqualTo(java.util.Date.from(START.plus(Duration.ofHours(1))));

        live(Duration.ofMinutes(70));

        assertThat(groups(task("callAboutFollowUp"))).containsExactly("neurologyOnCall");
    }

    @Test
    void haematuriaThatIsNotRepeatedInTimeCountsAsUnexplained() {
        round(Map.of("urineRbc", "12 /HPF", "menses", "yes"));
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        assertThat(referrals.of(patient)).isEmpty();

        live(Duration.ofDays(10));

        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("nephrology", Urgency.URGENT));
        assertThat(openTasks()).contains("recordFollowUpResults", "callAboutFollowUp");
    }

    @Test
    void furtherFindingComesIntoTheOpenTaskWithItsShorterDeadline() {
        round(Map.of("alt", "90 U/L"));
        Task before = task("recordFollowUpResults");
        Instant due = before.getDueDate().toInstant();
        FollowUp open = followUps.of(patient).get(0);

        findings.raise(repeat("LIV-1", open.analytes(), 24));
        evaluateInThePathway();

        Task after = task("recordFollowUpResults");
        assertThat(after.getId()).isNotEqualTo(before.getId());
        assertThat(after.getDueDate().toInstant())
                .isEqualTo(START.plus(Duration.ofHours(24)))
                .isBefore(due);
        assertThat(((String) tasks.getVariable(after.getId(), "evidence")).split("\n"))
                .hasSize(2);
    }

    /** RPT-1: one sample for what two findings ask for, and one task. */
    @Test
    void furtherFindingThatAsksForMoreWidensTheOpenRepeat() {
        round(Map.of("platelets", "140 G/L"));
        FollowUp open = followUps.of(patient).get(0);

        findings.raise(repeat("SAF-3", "creatinine,platelets", 24));
        evaluateInThePathway();

        assertThat(followUps.of(patient)).singleElement().satisfies(widened -> {
            assertThat(widened.id()).isEqualTo(open.id());
            assertThat(widened.analyteCodes()).containsExactly("creatinine", "platelets");
        });
        assertThat((String) tasks.getVariable(task("recordFollowUpResults").getId(), "panel"))
                .contains("creatinine", "platelets");

        live(Duration.ofDays(1));
        submit(
                task("recordFollowUpResults"),
                Map.of("collectedOn", "2026-10-07", "creatinine", "180 µmol/L", "platelets", "141 G/L"));
        live(Duration.ZERO);

        assertThat(referrals.of(patient)).extracting(Referral::specialty).containsExactly("nephrology");
        assertThat((String) tasks.getVariable(task("recordFollowUpResults").getId(), "whatToDo"))
                .as("the count that is the same is not forgotten beside what is worse")
                .contains("repeat number 2");
    }

    @Test
    void findingAfterTheRepeatWasTakenIsNotClosedByIt() {
        round(Map.of("platelets", "140 G/L"));
        live(Duration.ofDays(6));
        forms.submitTaskForm(
                task("recordFollowUpResults").getId(), Map.of("collectedOn", "2026-10-12", "platelets", "220 G/L"));
        live(Duration.ofDays(0));
        long answered = followUps.of(patient).get(0).id();
        sql.update("update follow_up set state = 'OPEN', outcome = null, closed_at = null where id = ?", answered);

        live(Duration.ofDays(1));
        FollowUps.Taken taken = followUps.take(
                patient,
                new FollowUps.Request(FollowUpKind.REPEAT, "msNurse", Set.of("platelets")),
                List.of(repeat("PLT-4", "platelets", 24)));

        assertThat(taken.isNew()).isTrue();
        assertThat(taken.followUp().id()).isNotEqualTo(answered);
    }

    @Test
    void sampleOlderThanTheFindingDoesNotCloseIt() {
        round(Map.of("platelets", "140 G/L"));
        live(Duration.ofDays(6));
        round(Map.of("platelets", "141 G/L"));
        assertThat(findings.of(patient)).extracting(Finding::followUpId).doesNotContainNull();
        Finding later = findings.of(patient).get(1);

        submit(task("recordFollowUpResults"), Map.of("collectedOn", "2026-10-08", "platelets", "220 G/L"));
        live(Duration.ZERO);

        assertThat(findings.of(patient)).extracting(Finding::outcome).containsExactly(Outcome.NORMAL, null);
        VirtualTime.set(time.now().toInstant().plus(Duration.ofMinutes(16)));
        assertThat(unrouted.bringToAPerson()).isEqualTo(1);
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        assertThat(findings.of(patient).get(1))
                .extracting(Finding::id, Finding::followUpId)
                .containsExactly(later.id(), followUps.of(patient).get(1).id());
    }

    @Test
    void observedValueAlertsAgainFromTheWorseningThatTheSpecialistSet() {
        round(Map.of("alt", "125 U/L"));
        submit(task("acknowledgeReferral"), Map.of());
        submit(task("recordVisit"), Map.of("visit", "notNeeded", "notSeenBecause", "Known, and stable"));
        submit(
                task("recordOutcome"),
                Map.of("outcome", "observed", "note", "Stable", "observeUntil", "2027-06-01", "worseningPercent", 40));

        live(Duration.ofDays(30));
        round(Map.of("alt", "160 U/L"));
        assertThat(openTasks()).doesNotContain("acknowledgeAddedFindings");

        live(Duration.ofDays(30));
        round(Map.of("alt", "180 U/L"));
        assertThat(openTasks()).contains("acknowledgeAddedFindings");
    }

    @Test
    void whatCannotBeDoneIsDecidedByTheNeurologist() {
        round(Map.of("platelets", "140 G/L"));

        submit(task("recordFollowUpResults"), Map.of("notPossible", true, "decision", "She refuses"));
        live(Duration.ZERO);
        Task decide = task("recordFollowUpResults");
        assertThat(groups(decide)).containsExactly("neurologist");
        assertThat((String) tasks.getVariable(decide.getId(), "chased")).contains("She refuses");

        submit(decide, Map.of("notPossible", true, "decision", "Stable for years; next round"));
        live(Duration.ZERO);
        assertThat(openTasks()).isEmpty();
        assertThat(followUps.of(patient)).extracting(FollowUp::outcome).containsExactly(FollowUpOutcome.DECIDED);
    }

    @Test
    void resultWhoseEvaluationWasLostIsJudgedByTheRegularCheck() {
        round(Map.of("platelets", "140 G/L"));
        sql.update("update lab_result set evaluated_at = null where patient_number = ?", patient);

        assertThat(unjudged.judge()).isPositive();
        live(Duration.ZERO);

        assertThat(sql.queryForObject(
                        "select count(*) from lab_result where evaluated_at is null and patient_number = ?",
                        Integer.class,
                        patient))
                .isZero();
        assertThat(openTasks()).containsExactly("recordFollowUpResults");
    }

    @Test
    void findingThatNoEscalationCarriedReachesAPersonTheNextDay() {
        findings.raise(repeat("LIV-1", "alt", 24));
        assertThat(unrouted.bringToAPerson()).isZero();

        VirtualTime.set(START.plus(Duration.ofMinutes(16)));
        assertThat(unrouted.bringToAPerson()).isEqualTo(1);

        assertThat(openTasks()).containsExactly("recordFollowUpResults");
        assertThat(unrouted.bringToAPerson()).isZero();

        processes.endBeside(patient, "The patient has left the pathway", "referral", "followUp");
        assertThat(openTasks()).as("what runs beside the pathway ends with it").isEmpty();
    }

    /** SAF-7: a damaged referral of its specialty fails every attempt to route it. */
    @Test
    void findingWhoseRoutingFailsForGoodIsAnIncidentAndAPersonsTask() {
        Finding unroutable = unroutable();
        ProcessInstance pathway =
                runtime.startProcessInstanceByKey("pathwayOfTheTest", patient, Map.of("patientNumber", patient));
        management
                .createJobQuery()
                .processInstanceId(evaluation())
                .list()
                .forEach(job -> management.executeJob(job.getId()));
        Job routing = management
                .createJobQuery()
                .processInstanceId(pathway.getId())
                .activityId("routeFindings")
                .singleResult();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> management.executeJob(routing.getId())).hasStackTraceContaining("AT ONCE");
        }
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(pathway.getId())
                        .activityId("routeFindings")
                        .count())
                .isEqualTo(1);
        assertThat(openTasks()).isEmpty();

        VirtualTime.set(START.plus(Duration.ofMinutes(16)));
        assertThat(unrouted.bringToAPerson()).isEqualTo(1);
        unrouted.bringToAPerson();
        Task byHand = task("answerFindingsByHand");
        assertThat(groups(byHand)).containsExactly("neurologist");
        assertThat(byHand.getDueDate()).isEqualTo(START.plus(Duration.ofMinutes(76)));
        assertThat((String) tasks.getVariable(byHand.getId(), "findings"))
                .contains("PLT-1", "EMERGENCY", "12 ×10⁹/L, limit 20 ×10⁹/L");

        submit(byHand, Map.of("whatWasDone", "Sent to the emergency department"));
        assertThat(findings.of(patient)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(unroutable.id());
            assertThat(finding.outcome()).isEqualTo(Outcome.BY_HAND);
            assertThat(finding.evidence()).endsWith("by hand: Sent to the emergency department");
        });
        assertThat(sql.queryForList("select step from signature where subject = ?", String.class, byHand.getId()))
                .containsExactly("answerFindingsByHand");
        assertThat(unrouted.bringToAPerson()).isZero();
        assertThat(openTasks()).isEmpty();
        runtime.deleteProcessInstance(pathway.getId(), "Its job has failed for good");
    }

    @Test
    void taskByHandIsWithdrawnWhenTheFindingsAreRoutedAfterAll() {
        unroutable();
        VirtualTime.set(START.plus(Duration.ofMinutes(16)));
        unrouted.bringToAPerson();
        assertThat(openTasks()).containsExactly("answerFindingsByHand");

        sql.update("delete from referral where patient_number = ?", patient);
        unrouted.bringToAPerson();
        assertThat(openTasks()).containsExactly("acknowledgeReferral");
    }

    private String evaluation() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(patient, "evaluation")
                .singleResult()
                .getId();
    }

    /** A pathway of one step: it evaluates, and its findings are routed as in the product. */
    private static BpmnModelInstance pathway() {
        ProcessBuilder process =
                Bpmn.createExecutableProcess("pathwayOfTheTest").camundaHistoryTimeToLiveString("P1D");
        process.startEvent("begun")
                .callActivity("evaluate")
                .calledElement("evaluation")
                .camundaIn("patientNumber", "patientNumber")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .receiveTask("goOn")
                .message("neverSent")
                .endEvent("ended");
        process.eventSubProcess("routed")
                .startEvent("findingsRaised")
                .interrupting(false)
                .escalation("findingsRaised")
                .serviceTask("routeFindings")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${routeFindings}")
                .parallelGateway("split")
                .callActivity("refer")
                .calledElement("referral")
                .camundaIn("patientNumber", "patientNumber")
                .camundaIn("referralId", "referralId")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .multiInstance()
                .camundaCollection("${idList.of(newReferralIds)}")
                .camundaElementVariable("referralId")
                .multiInstanceDone()
                .endEvent("referred")
                .moveToNode("split")
                .callActivity("follow")
                .calledElement("followUp")
                .camundaIn("patientNumber", "patientNumber")
                .camundaIn("followUpId", "followUpId")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .multiInstance()
                .camundaCollection("${idList.of(newFollowUpIds)}")
                .camundaElementVariable("followUpId")
                .multiInstanceDone()
                .endEvent("followed");
        return process.done();
    }

    private void round(Map<String, String> reported) {
        record(time.today(), "ROUND", reported);
        evaluateInThePathway();
    }

    private void record(LocalDate collectedOn, String context, Map<String, String> reported) {
        results.record(new Sample(patient, collectedOn, context, null, null, "nurse"), reported);
    }

    private void evaluateInThePathway() {
        runtime.startProcessInstanceByKey("pathwayOfTheTest", patient, Map.of("patientNumber", patient));
        live(Duration.ZERO);
    }

    private void evaluate() {
        evaluateInThePathway();
    }

    private Finding unroutable() {
        sql.update(
                "insert into referral (patient_number, specialty, open_key, urgency, opened_at, escalations)"
                        + " values (?, 'haematology', ?, 'AT ONCE', ?, 0)",
                patient,
                patient + "|haematology",
                time.now());
        return findings.raise(Finding.raisedBy(
                patient,
                new Alert("PLT-1", Urgency.EMERGENCY, "haematology", "PLT-1: 12 ×10⁹/L, limit 20 ×10⁹/L"),
                time.now()));
    }

    private Finding repeat(String rule, String analytes, int hours) {
        return Finding.raisedBy(patient, "ROUND", new Alert(rule, Urgency.REPEAT, null, rule + ": example"), time.now())
                .about(analytes)
                .asking(new FollowUpRequest(FollowUpKind.REPEAT, analytes, hours));
    }

    /** Runs what is due from now on, at its hour. */
    private void live(Duration duration) {
        Instant end = time.now().toInstant().plus(duration);
        for (Job next = next(end); next != null; next = next(end)) {
            if (next.getDuedate() != null
                    && next.getDuedate().toInstant().isAfter(time.now().toInstant())) {
                VirtualTime.set(next.getDuedate().toInstant());
            }
            management.executeJob(next.getId());
        }
        VirtualTime.set(end);
    }

    private Job next(Instant end) {
        List<Job> jobs = management.createJobQuery().orderByJobDuedate().asc().list();
        return jobs.stream()
                .filter(job -> job.getDuedate() == null)
                .findFirst()
                .or(() -> jobs.stream()
                        .filter(job -> job.getDuedate() != null
                                && !job.getDuedate().toInstant().isAfter(end))
                        .findFirst())
                .orElse(null);
    }

    private List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(patient).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private Task task(String id) {
        List<Task> found = tasks.createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKey(id)
                .list();
        assertThat(found).as(id).hasSize(1);
        return found.get(0);
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void submit(Task task, Map<String, Object> answers) {
        forms.submitTaskForm(task.getId(), new HashMap<>(answers));
    }
}
