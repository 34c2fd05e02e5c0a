package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The rounds of a patient whose last infusion was on 6 March 2026, on the real engine with its clock in our hands. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:monitoring;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class MonitoringProcessTest {

    private static final ZoneId CLINIC = ZoneId.of("Europe/Brussels");
    private static final Map<String, String> NORMAL = Map.ofEntries(
            Map.entry("platelets", "240 10*9/L"),
            Map.entry("haemoglobin", "150 g/L"),
            Map.entry("leukocytes", "6.0 10*9/L"),
            Map.entry("neutrophils", "4.0 10*9/L"),
            Map.entry("lymphocytes", "0.9 10*9/L"),
            Map.entry("creatinine", "0.90 mg/dL"),
            Map.entry("urineProtein", "negative"),
            Map.entry("urineBlood", "negative"),
            Map.entry("urineRbc", "1 /HPF"),
            Map.entry("alt", "22 U/L"),
            Map.entry("ast", "20 U/L"),
            Map.entry("symptoms", "none"),
            Map.entry("bilirubin", "10 umol/L"),
            Map.entry("listeriaDiet", "ended"),
            Map.entry("tsh", "1.8 mIU/L"),
            Map.entry("skinExam", "normal"));
    private static int patients;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Assessments assessments;

    @Autowired
    private FormService forms;

    @Autowired
    private Messages messages;

    @Autowired
    private Patients enrolled;

    @Autowired
    private Courses courses;

    @Autowired
    private Rounds rounds;

    @Autowired
    private MonitoringRoundRepository table;

    @Autowired
    private Findings findings;

    @Autowired
    private ClinicTime time;

    @Autowired
    private LabResults results;

    private String patient;
    private ProcessInstance monitoring;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void beginCourse() {
        AbstractAssertions.init(engine);
        patient = "M-" + ++patients;
        now("2026-03-02", "08:00");
        enrolled.enrol(patient, "male", LocalDate.of(1992, 4, 3), "STRICT", "rapidlyEvolvingSevere");
        results.record(new Sample(patient, LocalDate.of(2026, 2, 20), "BASELINE", null, null, "nurse"), NORMAL);
        courses.plan(patient);
        for (int day = 1; day <= 5; day++) {
            infuse(1, day, LocalDate.of(2026, 3, 1 + day));
            if (day == 1) {
                monitoring = runtime.startProcessInstanceByKey("monitoring", patient, Map.of("patientNumber", patient));
            } else {
                tellInfusionBegun();
            }
        }
        courses.complete(patient, 1, false);
    }

    @AfterEach
    void letTimeGo() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(each ->
                        runtime.deleteProcessInstanceIfExists(each.getId(), "test over", true, true, true, false));
        VirtualTime.reset();
    }

    // ---- The calendar

    @Test
    void everyInfusionMovesTheAnchorAndTheNextRoundWithIt() {
        assertThat(runtime.getVariable(monitoring.getId(), "nextRoundOpensOn")).isEqualTo("2026-03-30");
        assertThat(timer("nextRoundOpens")).hasValue(at("2026-03-30", "07:00"));
    }

    @Test
    void roundCompletedOnTimeClosesItselfWithoutAnyFurtherTask() {
        until("2026-04-06", "10:00");
        Task record = task("recordRoundResults");
        assertThat(record.getDueDate()).isEqualTo(at("2026-04-06", "07:00"));
        assertThat(groups(record)).containsExactly("msNurse");
        assertThat((String) tasks.getVariable(record.getId(), "panel")).doesNotContain("tsh", "skinExam", "menses");

        submitPanel(record);
        runJobs();

        assertThat(states()).containsExactly("COMPLETE");
        assertThat(findings.of(patient)).isEmpty();
        assertThat(openTasks()).isEmpty();
        assertThat(timer("nextRoundOpens")).hasValue(at("2026-04-29", "07:00"));
    }

    @Test
    void everyThirdRoundAddsThyroidAndTheOneNearestToAYearSkin() {
        liveThrough(12);

        assertThat(rounds.of(patient).stream()
                        .filter(round -> round.items().contains("tsh"))
                        .map(MonitoringRound::roundNumber))
                .containsExactly(3, 6, 9, 12);
        assertThat(rounds.of(patient).stream()
                        .filter(round -> round.items().contains("skinExam"))
                        .map(MonitoringRound::roundNumber))
                .as("examined on 20 February 2026, as near to 6 February as to 6 March 2027: the earlier (MON-05)")
                .containsExactly(11);
        assertThat(states()).hasSize(12).containsOnly("COMPLETE");
    }

    @Test
    void aSymptomToldInTheRoundIsJudgedAndTheQuestionIsPartOfThePanel() {
        until("2026-04-06", "10:00");
        Map<String, Object> answers = panel(task("recordRoundResults"));
        answers.remove("symptoms");
        submit(task("recordRoundResults"), answers);
        runJobs();
        assertThat((String) tasks.getVariable(task("recordRoundResults").getId(), "missing"))
                .isEqualTo("Missing: New symptoms.");

        submit(
                task("recordRoundResults"),
                new HashMap<>(Map.of("collectedOn", "2026-04-06", "symptoms", "yes", "headOrNeck", "stiffNeck")));
        runJobs();

        assertThat(states()).containsExactly("COMPLETE");
        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::urgency, Finding::specialty)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ACU-1", Urgency.EMERGENCY, "neurologyOnCall"));
    }

    @Test
    void askingForSymptomsAloneIsNotARoundThatWasDone() {
        until("2026-04-06", "10:00");
        assertThatThrownBy(() -> submit(
                        task("recordRoundResults"),
                        new HashMap<>(
                                Map.of("collectedOn", "2026-04-06", "symptoms", "none", "headOrNeck", "stiffNeck"))))
                .hasStackTraceContaining("\"None of these\" contradicts what is ticked (Head or neck)");
        submit(task("recordRoundResults"), new HashMap<>(Map.of("collectedOn", "2026-04-06", "symptoms", "none")));
        runJobs();
        assertThat(findings.of(patient)).isEmpty();

        until("2026-04-29", "07:01");

        assertThat(states()).startsWith("MISSED");
    }

    // ---- Missing and late

    @Test
    void onlyWhatIsMissingIsChasedAndTheRoundClosesPartial() {
        until("2026-04-06", "10:00");
        Map<String, Object> some = panel(task("recordRoundResults"));
        some.keySet().removeAll(List.of("alt", "ast"));
        submit(task("recordRoundResults"), some);
        runJobs();

        Task again = task("recordRoundResults");
        assertThat(tasks.getVariable(again.getId(), "panel")).isEqualTo("alt,ast");
        assertThat((String) tasks.getVariable(again.getId(), "missing")).isEqualTo("Missing: ALT, AST.");

        until("2026-04-13", "07:00");
        assertThat((String) tasks.getVariable(task("remindPatient").getId(), "missing"))
                .isEqualTo("Missing: ALT, AST.");
        until("2026-04-29", "07:00");
        assertThat(states()).containsExactly("OPEN", "OPEN");
        until("2026-04-29", "07:01");
        assertThat(states()).containsExactly("PARTIAL", "OPEN");
    }

    @Test
    void missedRoundIsRemindedCalledEscalatedAndTheOpenTasksOutliveIt() {
        until("2026-04-13", "06:59");
        assertThat(openTasks()).containsExactly("recordRoundResults");
        until("2026-04-13", "07:00");
        assertThat(openTasks()).containsExactlyInAnyOrder("recordRoundResults", "remindPatient");
        assertThat(groups(task("remindPatient"))).containsExactly("msNurse");
        submit(task("remindPatient"), Map.of("reminded", "phone", "remark", "Forgot it"));
        until("2026-04-20", "07:00");
        assertThat((String) tasks.getVariable(task("callPatient").getId(), "contacts"))
                .isEqualTo("- Reminder on 2026-04-13: by phone (Forgot it)");
        until("2026-04-27", "07:00");
        assertThat(groups(task("decideOnOverdueRound"))).containsExactly("neurologist");

        until("2026-04-30", "12:00");
        assertThat(states()).containsExactly("MISSED", "OPEN");
        assertThat(openTasks()).containsExactlyInAnyOrder("callPatient", "decideOnOverdueRound", "recordRoundResults");
    }

    @Test
    void oneTimerWaitsForTheNextOfTheDeadlines() {
        until("2026-04-13", "06:59");
        assertThat(timer("deadlineReached")).hasValue(at("2026-04-13", "07:00"));
        assertThat(timer("nextDeadline")).isEmpty();

        for (String next : List.of("2026-04-20 07:00", "2026-04-27 07:00", "2026-04-29 07:01")) {
            Instant now = timer("nextDeadline")
                    .or(() -> timer("deadlineReached"))
                    .orElseThrow()
                    .toInstant();
            setNoEarlier(now);
            runJobs();
            assertThat(timer("deadlineReached")).isEmpty();
            assertThat(timer("nextDeadline")).hasValue(at(next.substring(0, 10), next.substring(11)));
        }
    }

    @Test
    void withTheNeurologistsDeadlineTheEntryGoesToTheNextGroupAndStaysThereWhenAskedAnew() {
        until("2026-04-27", "06:59");
        assertThat(groups(task("recordRoundResults"))).containsExactly("msNurse");
        until("2026-04-27", "07:00");
        Task late = task("recordRoundResults");
        assertThat(groups(late)).containsExactlyInAnyOrder("msNurse", "neurologist");

        Map<String, Object> some = panel(late);
        some.keySet().removeAll(List.of("alt", "ast"));
        some.put("collectedOn", "2026-04-27");
        submit(late, some);
        runJobs();

        Task again = task("recordRoundResults");
        assertThat(again.getId()).isNotEqualTo(late.getId());
        assertThat(groups(again)).containsExactlyInAnyOrder("msNurse", "neurologist");
        assertThat(again.getPriority()).isEqualTo(late.getPriority());
    }

    @Test
    void theHistoryKeepsTheFactsThatWereKnownAndTheStepsThatWereTaken() {
        liveThrough(1);

        List<HistoricDecisionInstance> decisions = engine.getHistoryService()
                .createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey("evaluatePlatelets")
                .includeInputs()
                .list();
        assertThat(decisions).isNotEmpty().allSatisfy(decision -> assertThat(decision.getInputs())
                .isNotEmpty()
                .noneMatch(input -> input.getValue() == null));
        assertThat(steps())
                .contains("isEducationDue", "recordRoundResults", "roundComplete", "closeRound")
                .doesNotContain("askForMissing", "checkAgain", "closing");
    }

    private Set<String> steps() {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(patient)
                        .processDefinitionKey("monitoringRound")
                        .finished()
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    @Test
    void secondMissedRoundInARowIsUrgentForTheNeurologist() {
        until("2026-05-30", "07:01");

        assertThat(states()).containsExactly("MISSED", "MISSED", "OPEN");
        Task review = task("reviewMissedRounds");
        assertThat(groups(review)).containsExactly("neurologist");
        assertThat(tasks.getVariable(review.getId(), "urgency")).isEqualTo("URGENT");
        assertThat(review.getDueDate()).isEqualTo(at("2026-05-31", "07:01"));
        assertThat((String) tasks.getVariable(review.getId(), "missed"))
                .isEqualTo("- round 2, due on 2026-05-06\n- round 1, due on 2026-04-06");
    }

    @Test
    void inFebruaryTheNeurologistIsAskedBeforeTheRoundCloses() {
        liveThrough(10);
        // Round 11 is due on 6 February; 21 days later, on 27 February, round 12 opens
        until("2027-02-27", "07:00");
        assertThat(openTasks()).contains("decideOnOverdueRound");
        assertThat(rounds.of(patient).get(10).state()).isEqualTo("OPEN");

        until("2027-02-27", "07:01");
        assertThat(rounds.of(patient).get(10).state()).isEqualTo("MISSED");
        assertThat(openTasks().stream().filter("decideOnOverdueRound"::equals)).hasSize(1);
    }

    @Test
    void tftMissedInItsRoundIsCarriedIntoTheNext() {
        liveThrough(2);
        until("2026-06-29", "07:01");

        assertThat(rounds.of(patient).get(2).missed()).isTrue();
        assertThat(rounds.of(patient).get(3).items()).contains("tsh");
    }

    @Test
    void lateSampleBelongsToTheRoundInWhoseWindowItWasTaken() {
        until("2026-05-06", "10:00");
        assertThat(states()).containsExactly("MISSED", "OPEN");
        Map<String, Object> late = panel(task("recordRoundResults"));
        late.put("collectedOn", "2026-04-08");
        late.remove("ast");
        submit(task("recordRoundResults"), late);
        runJobs();

        assertThat(states()).containsExactly("LATE_PARTIAL", "OPEN");
        Task again = task("recordRoundResults");
        assertThat((String) tasks.getVariable(again.getId(), "missing"))
                .contains("The sample of 2026-04-08 belongs to round 1, due on 2026-04-06");
        submit(again, Map.of("collectedOn", "2026-04-08", "ast", "20 U/L"));
        assertThat(states()).containsExactly("LATE_COMPLETE", "OPEN");
        assertThat(results.of(patient).stream()
                        .filter(result -> result.context().equals("ROUND")))
                .allSatisfy(result -> assertThat(result.roundId())
                        .isEqualTo(rounds.of(patient).get(0).id()));
    }

    @Test
    void sampleOfTomorrowAndAnEmptyFormAreRefused() {
        until("2026-04-06", "10:00");
        Task record = task("recordRoundResults");
        Map<String, Object> tomorrow = panel(record);
        tomorrow.put("collectedOn", "2026-04-07");

        assertThatThrownBy(() -> submit(record, tomorrow)).hasMessageContaining("in the future");
        assertThatThrownBy(() -> submit(record, Map.of("collectedOn", "2026-04-06")))
                .hasMessageContaining("No result was entered");
        assertThat(results.of(patient)).allMatch(result -> result.context().equals("BASELINE"));
    }

    @Test
    void gapIsToldInDaysAndFlagged() {
        liveThrough(9);
        until("2027-03-06", "10:00");
        submitPanel(task("recordRoundResults"));
        runJobs();

        assertThat(rounds.gapText(rounds.of(patient).get(11).id()))
                .isEqualTo("90 days without CBC, urinalysis, Creatinine, ALT, AST, Total bilirubin (over 45);"
                        + " 379 days without Skin examination; 90 days without TSH");
        assertThat(rounds.of(patient).get(11).items()).contains("tsh", "skinExam");
        assertThat(timer("nextRoundOpens")).hasValue(at("2027-03-30", "07:00"));
    }

    // ---- Another course, a downtime

    @Test
    void furtherCourseSupersedesTheOpenRoundAndWhatWasEnteredIsStillEvaluated() {
        liveThrough(11);
        until("2027-03-05", "10:00");
        submit(task("recordRoundResults"), Map.of("collectedOn", "2027-03-05", "platelets", "98 10*9/L"));

        now("2027-03-08", "09:00");
        courses.plan(patient);
        infuse(2, 1, LocalDate.of(2027, 3, 8));
        tellInfusionBegun();
        assertThat(rounds.of(patient).get(11).state()).isEqualTo("SUPERSEDED");
        assertThat(results.latest(patient, "platelets").map(LabResult::evaluatedAt))
                .isEmpty();
        runJobs();

        assertThat(results.latest(patient, "platelets").map(LabResult::evaluatedAt))
                .isPresent();
        assertThat(openTasks()).isEmpty();
        assertThat(timer("nextRoundOpens")).hasValue(at("2027-04-01", "07:00"));
        until("2027-04-01", "07:00");
        assertThat(rounds.of(patient).get(12))
                .extracting(MonitoringRound::anchor, MonitoringRound::roundNumber)
                .containsExactly(LocalDate.of(2027, 3, 8), 1);
    }

    @Test
    void unreadableResultOfASupersededRoundIsStillAskedAbout() {
        liveThrough(1);
        until("2026-05-05", "10:00");
        submit(task("recordRoundResults"), Map.of("collectedOn", "2026-05-05", "platelets", "98"));
        now("2026-05-05", "11:00");
        courses.plan(patient);
        infuse(2, 1, LocalDate.of(2026, 5, 5));
        tellInfusionBegun();
        runJobs();

        assertThat(findings.of(patient)).extracting(finding -> finding.rule()).containsExactly("SAF-1");
    }

    @Test
    void supersededRoundDoesNotBreakARowOfMissed() {
        liveThrough(10);
        until("2027-03-07", "12:00");
        now("2027-03-08", "09:00");
        courses.plan(patient);
        infuse(2, 1, LocalDate.of(2027, 3, 8));
        tellInfusionBegun();
        until("2027-05-01", "07:01");

        assertThat(states().subList(10, 13)).containsExactly("MISSED", "SUPERSEDED", "MISSED");
        assertThat(openTasks()).contains("reviewMissedRounds");
    }

    @Test
    void afterADowntimeOfWeeksEveryRoundIsOpenedAndNothingIsLost() {
        liveThrough(1);
        now("2026-07-15", "09:00");
        runJobs();

        assertThat(states()).containsExactly("COMPLETE", "MISSED", "MISSED", "OPEN");
        assertThat(openTasks()).contains("decideOnOverdueRound", "reviewMissedRounds", "recordRoundResults");
        assertThat(timer("nextRoundOpens")).hasValue(at("2026-07-30", "07:00"));
    }

    // ---- The end

    @Test
    void monitoringEndsOnlySignedAfterRound48() {
        liveOnAfter(46);
        liveThrough(47, 48);
        assertThat(openTasks()).containsExactly("decideEndOfMonitoring");
        Task end = task("decideEndOfMonitoring");
        assertThat(groups(end)).containsExactly("neurologist");

        until("2030-04-03", "07:00");
        assertThat(openTasks()).containsExactlyInAnyOrder("decideEndOfMonitoring", "escalateUnsignedEnd");
        assertThat(groups(task("escalateUnsignedEnd"))).containsExactly("neurologyOnCall");
        submit(task("escalateUnsignedEnd"), Map.of("arranged", "Called"));

        courses.plan(patient);
        courses.book(patient, 2, LocalDate.of(2030, 5, 1));
        assertThatThrownBy(() -> submit(end, discharge())).hasMessageContaining("course 2, booked or under way");
        courses.unbook(patient, 2);
        assertThatThrownBy(() -> submit(end, Map.of("decision", "discharge", "reason", "Done")))
                .hasMessageContaining("letter");

        submit(end, discharge());
        assertThat(monitoring).isEnded().hasPassed("monitoringCompleted");
        assertThat(rounds.of(patient)).hasSize(48);
    }

    @Test
    void monitoringIsNotEndedBeforeTheMonthsAreOver() {
        liveOnAfter(46);
        liveThrough(47, 47);
        until("2030-03-05", "23:00");
        submitPanel(task("recordRoundResults"));
        runJobs();
        Task end = task("decideEndOfMonitoring");

        assertThatThrownBy(() -> submit(end, discharge())).hasMessageContaining("before 2030-03-06");

        until("2030-03-06", "00:00");
        submit(end, discharge());
        assertThat(monitoring).isEnded().hasPassed("monitoringCompleted");
    }

    @Test
    void extensionOpensFurtherRoundsAndAsksAgain() {
        liveOnAfter(46);
        liveThrough(47, 48);
        submit(task("decideEndOfMonitoring"), Map.of("decision", "extend", "extensionMonths", 2, "reason", "Thyroid"));

        assertThat(timer("nextRoundOpens")).hasValue(at("2030-03-30", "07:00"));
        until("2030-05-06", "12:00");
        assertThat(rounds.of(patient)).extracting(MonitoringRound::roundNumber).endsWith(48, 49, 50);
        assertThat(openTasks()).doesNotContain("decideEndOfMonitoring");
        until("2030-05-30", "07:01");
        assertThat(openTasks()).contains("decideEndOfMonitoring");
    }

    @Test
    void furtherCourseWhileTheEndIsOpenStartsMonitoringAnew() {
        liveOnAfter(46);
        liveThrough(47, 48);
        now("2030-03-20", "09:00");
        courses.plan(patient);
        infuse(2, 1, LocalDate.of(2030, 3, 20));
        tellInfusionBegun();

        assertThat(openTasks()).isEmpty();
        assertThat(timer("nextRoundOpens")).hasValue(at("2030-04-13", "07:00"));
    }

    @Test
    void lastRoundStillOpenKeepsTheEndFromBeingAsked() {
        liveOnAfter(46);
        liveThrough(47, 47);
        until("2030-03-20", "12:00");
        assertThat(openTasks()).doesNotContain("decideEndOfMonitoring");
        assertThat(monitoring).isWaitingFor("lastRoundClosed");

        until("2030-03-30", "07:01");
        assertThat(states()).endsWith("COMPLETE", "MISSED");
        assertThat(openTasks()).contains("decideEndOfMonitoring");
    }

    // ---- How the tests live

    private static Map<String, Object> discharge() {
        return Map.of("decision", "discharge", "letterGiven", true, "reason", "Nothing is open");
    }

    private void infuse(int course, int day, LocalDate on) {
        now(on.toString(), "09:00");
        courses.begin(patient, course, day, "Lemtrada", "B1", null);
        courses.finish(patient, course, day, false, null);
    }

    private void tellInfusionBegun() {
        messages.tell("anchorMoved", patient);
        messages.tell("roundSuperseded", patient);
    }

    /** Lives through whole rounds, sampled on their due dates. */
    private void liveThrough(int count) {
        liveThrough(1, count);
    }

    private void liveThrough(int first, int last) {
        for (int n = first; n <= last; n++) {
            until(LocalDate.of(2026, 3, 6).plusMonths(n).toString(), "10:00");
            submitPanel(task("recordRoundResults"));
            runJobs();
            educate();
            review();
        }
    }

    /** MON-10: the neurologist has seen the patient, where that is due. */
    private void review() {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKey("recordNeurologicalReview")
                .list()
                .forEach(task -> submit(
                        task,
                        Map.of(
                                "performedOn",
                                today().toString(),
                                "edss",
                                2,
                                "relapses",
                                "none",
                                "cognition",
                                "unchanged",
                                "mri",
                                "notDone",
                                "anythingNew",
                                "no")));
    }

    /** Nobody is asked to, within a year (SCR-13). */
    private void educate() {
        Map<String, Object> answers = Map.of("explained", "yes", "guideGiven", "yes", "alertCardGiven", "yes");
        assessments.record(patient, 1, Assessments.EDUCATION, today(), answers);
    }

    /** Finds that many rounds complete in the tables, and lives on from there. */
    private void liveOnAfter(int count) {
        LocalDate anchor = LocalDate.of(2026, 3, 6);
        now(anchor.plusMonths(count).toString(), "12:00");
        for (int n = 1; n <= count; n++) {
            RoundDates dates = RoundDates.of(anchor, n, 7);
            table.save(MonitoringRound.opened(patient, dates, List.of("platelets"), "STRICT", time.now())
                    .closed("COMPLETE", time.now()));
        }
        this.now = at(anchor.plusMonths(count).toString(), "12:00").toInstant();
        educate();
        messages.tell("anchorMoved", patient);
    }

    private void submitPanel(Task task) {
        submit(task, panel(task));
    }

    private Map<String, Object> panel(Task task) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("collectedOn", today().toString());
        Arrays.stream(((String) tasks.getVariable(task.getId(), "panel")).split(","))
                .filter(NORMAL::containsKey)
                .forEach(item -> answers.put(item, NORMAL.get(item)));
        return answers;
    }

    private void submit(Task task, Map<String, Object> answers) {
        forms.submitTaskForm(task.getId(), answers);
    }

    private static void now(String date, String time) {
        VirtualTime.set(at(date, time).toInstant());
    }

    private static Date at(String date, String time) {
        return Date.from(LocalDate.parse(date)
                .atTime(LocalTime.parse(time))
                .atZone(CLINIC)
                .toInstant());
    }

    private LocalDate today() {
        return now.atZone(CLINIC).toLocalDate();
    }

    /** Runs every job at its hour, the earliest first, and stops at this moment. */
    private void until(String date, String time) {
        Instant end = at(date, time).toInstant();
        Optional<Job> next = nextJob(end);
        while (next.isPresent()) {
            Optional.ofNullable(next.get().getDuedate()).map(Date::toInstant).ifPresent(this::setNoEarlier);
            management.executeJob(next.get().getId());
            next = nextJob(end);
        }
        now = end;
        VirtualTime.set(end);
    }

    private void setNoEarlier(Instant due) {
        now = due.isAfter(now) ? due : now;
        VirtualTime.set(now);
    }

    /** Runs what is due now. */
    private void runJobs() {
        Instant end =
                org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
        now = end;
        Optional<Job> next = nextJob(end);
        while (next.isPresent()) {
            management.executeJob(next.get().getId());
            next = nextJob(end);
        }
    }

    private Optional<Job> nextJob(Instant end) {
        return management.createJobQuery().active().withRetriesLeft().list().stream()
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(end))
                .min(Comparator.comparing(job -> Optional.ofNullable(job.getDuedate())
                        .map(Date::toInstant)
                        .orElse(Instant.EPOCH)));
    }

    private Optional<Date> timer(String activity) {
        return management.createJobQuery().activityId(activity).list().stream()
                .map(Job::getDuedate)
                .findFirst();
    }

    private Task task(String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(patient)
                .taskDefinitionKey(key)
                .singleResult();
    }

    /** Of the rounds: the neurologist's reviews run beside them (MON-10). */
    private List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(patient).list().stream()
                .map(Task::getTaskDefinitionKey)
                .filter(task -> !task.equals("recordNeurologicalReview"))
                .toList();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private List<String> states() {
        return rounds.of(patient).stream().map(MonitoringRound::state).toList();
    }
}
