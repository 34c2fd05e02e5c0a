package org.alemtuzumab.pathway.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** A referral from its first finding to its last answer. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:referral;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class ReferralProcessTest {

    private static final Instant START = Instant.parse("2027-07-14T08:00:00Z");
    private static int patients;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private Messages messages;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Routing routing;

    @Autowired
    private Referrals referrals;

    @Autowired
    private Findings findings;

    @Autowired
    private Patients enrolled;

    @Autowired
    private ClinicTime time;

    @Autowired
    private JdbcTemplate sql;

    private String patient;
    private ProcessInstance process;
    private Long referral;

    @BeforeEach
    void enrol() {
        AbstractAssertions.init(engine);
        VirtualTime.set(START);
        patient = "REF-" + ++patients;
        enrolled.enrol(patient, "female", LocalDate.of(1992, 4, 3), "STRICT", "rapidlyEvolvingSevere");
    }

    @AfterEach
    void backToRealTime() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(patient)
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test ended"));
        VirtualTime.reset();
    }

    @Test
    void specialistAcknowledgesInTimeAndExcludes() {
        refer("REN-1", "URGENT", "nephrology", "REN-1: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1");

        Task acknowledge = task("acknowledgeReferral");
        assertThat(groups(acknowledge)).containsExactly("nephrology");
        assertThat(acknowledge.getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofHours(4)));
        assertThat(shown(acknowledge, "evidence"))
                .isEqualTo("- **REN-1** · URGENT: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1");
        assertThat(shown(acknowledge, "patient")).isEqualTo(", woman, 35 years");
        assertThat(shown(acknowledge, "answerBy")).isEqualTo("2027-07-14 14:00");
        assertThat(shown(acknowledge, "alsoCall")).isEmpty();
        live(Duration.ofHours(3));
        submit(acknowledge, Map.of("firstStep", "Seen this afternoon"));
        assertThat(referrals.get(referral).acknowledgedAt().toInstant()).isEqualTo(START.plus(Duration.ofHours(3)));

        Task visit = task("recordVisit");
        assertThat(groups(visit)).containsExactly("nephrology");
        assertThat(visit.getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(shown(visit, "seeBy")).isEqualTo("2027-07-15 10:00");
        assertThatThrownBy(() -> submit(visit, Map.of("visit", "seen", "seenOn", "2027-07-14", "seenAt", "15:00")))
                .hasMessageContaining("lies in the future");
        assertThatThrownBy(() -> submit(visit, Map.of("visit", "notNeeded")))
                .hasMessageContaining("Why no visit is needed: is missing");
        live(Duration.ofHours(2));
        submit(visit, Map.of("visit", "seen", "seenOn", "2027-07-14", "seenAt", "14:30"));
        assertThat(referrals.visits(referral))
                .extracting(ReferralVisit::urgency, each -> each.seenAt().toInstant())
                .containsExactly(tuple(Urgency.URGENT, Instant.parse("2027-07-14T12:30:00Z")));

        Task outcome = task("recordOutcome");
        assertThat(shown(outcome, "answersSoFar"))
                .isEqualTo(
                        """
                        - 2027-07-14: acknowledged. Seen this afternoon
                        - 2027-07-14: visit. seen 2027-07-14 14:30""");
        live(Duration.ofDays(2));
        submit(outcome, Map.of("outcome", "excluded", "note", "Dehydration"));

        assertThat(process)
                .isEnded()
                .hasPassed("referralAnswered")
                .hasNotPassed("escalateReferral", "escalateUnseenPatient", "takeOverReferral");
        assertThat(referrals.get(referral).open()).isFalse();
        assertThat(referrals.findingsOf(referral)).extracting(Finding::outcome).containsExactly(Outcome.EXCLUDED);
        assertThat(referrals.get(referral).escalations()).isZero();
    }

    @Test
    void unacknowledgedEmergencyGoesToOnCallEveryHourUntilSomebodyAcknowledges() {
        refer("PLT-1", "EMERGENCY", "haematology", "PLT-1: 18 ×10⁹/L, limit 20, S0");
        assertThat(shown(task("acknowledgeReferral"), "alsoCall"))
                .isEqualTo("the emergency department or the physician on call");

        live(Duration.ofMinutes(59));
        assertThat(taskIds()).containsExactly("acknowledgeReferral");
        assertThat(task("acknowledgeReferral").getPriority())
                .as("above what is overdue")
                .isEqualTo(350);
        live(Duration.ofMinutes(1));
        assertThat(taskIds()).containsExactlyInAnyOrder("acknowledgeReferral", "takeOverReferral");
        assertThat(groups(task("takeOverReferral"))).containsExactly("neurologyOnCall");
        assertThat(task("acknowledgeReferral").getPriority()).as("overdue too").isEqualTo(450);
        assertThat(groups(task("acknowledgeReferral"))).containsExactlyInAnyOrder("haematology", "neurologyOnCall");
        assertThat(referrals.get(referral).escalations()).isEqualTo(1);

        live(Duration.ofHours(1));
        assertThat(taskIds()).containsExactlyInAnyOrder("acknowledgeReferral", "takeOverReferral");
        assertThat(referrals.get(referral).escalations())
                .as("one clock, one escalation")
                .isEqualTo(1);

        submit(task("takeOverReferral"), Map.of("whatWasDone", "Patient is in the emergency department"));
        assertThat(taskIds()).containsExactly("acknowledgeReferral");
        live(Duration.ofHours(1));
        assertThat(taskIds()).containsExactlyInAnyOrder("acknowledgeReferral", "takeOverReferral");

        submit(task("acknowledgeReferral"), Map.of());
        submit(task("takeOverReferral"), Map.of("whatWasDone", "Haematology has taken over"));
        live(Duration.ofHours(2));
        assertThat(taskIds()).containsExactly("recordVisit");
        assertThat(referrals.get(referral).escalations()).isEqualTo(1);
        assertThat(referrals.answersTo(referral))
                .extracting(ReferralAnswer::step)
                .containsExactly(
                        ReferralAnswer.Step.TAKEN_OVER,
                        ReferralAnswer.Step.ACKNOWLEDGED,
                        ReferralAnswer.Step.TAKEN_OVER);
        assertThat(sql.queryForList(
                        "select distinct step from referral_answer where referral_id = ?", String.class, referral))
                .as("stored as it always was")
                .containsExactlyInAnyOrder("takenOver", "acknowledged");
    }

    @Test
    void eachOfTheTwoClocksEscalatesOnItsOwn() {
        refer("PLT-3", "URGENT", "haematology", "PLT-3: 60 ×10⁹/L");

        live(Duration.ofHours(4));
        assertThat(taskIds()).containsExactlyInAnyOrder("acknowledgeReferral", "takeOverReferral");
        submit(task("takeOverReferral"), Map.of("whatWasDone", "Telephoned the patient"));
        live(Duration.ofHours(19));
        assertThat(taskIds()).as("told again after a day only").containsExactly("acknowledgeReferral");
        submit(task("acknowledgeReferral"), Map.of());
        assertThat(referrals.get(referral).escalations()).isEqualTo(1);

        live(Duration.ofMinutes(59));
        assertThat(taskIds()).containsExactly("recordVisit");
        live(Duration.ofMinutes(1));
        assertThat(taskIds()).containsExactlyInAnyOrder("recordVisit", "takeOverReferral");
        assertThat(groups(task("recordVisit"))).containsExactlyInAnyOrder("haematology", "neurologyOnCall");
        assertThat(referrals.get(referral).escalations()).isEqualTo(2);
        live(Duration.ofDays(3));
        assertThat(referrals.get(referral).escalations()).isEqualTo(2);
    }

    @Test
    void thePatientOfAnUnacknowledgedReferralIsUnseenToo() {
        refer("PLT-1", "EMERGENCY", "haematology", "PLT-1: 18 ×10⁹/L, limit 20, S0");
        live(Duration.ofHours(5).plusMinutes(59));
        assertThat(referrals.get(referral).escalations()).isEqualTo(1);
        live(Duration.ofMinutes(1));
        assertThat(referrals.get(referral).escalations()).isEqualTo(2);
        assertThat(taskIds()).containsExactlyInAnyOrder("acknowledgeReferral", "takeOverReferral");
    }

    @Test
    void addedFindingsHaveAVisitOfTheirOwn() {
        refer("LIV-2", "PROMPT", "hepatology", "LIV-2: ALT 190 U/L");
        submit(task("acknowledgeReferral"), Map.of());
        add("LIV-3", "EMERGENCY", "hepatology", "LIV-3: ALT 500 U/L");
        submit(task("acknowledgeAddedFindings"), Map.of());

        assertThat(task("recordVisit").getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(task("recordAddedVisit").getDueDate().toInstant()).isEqualTo(START.plus(Duration.ofHours(6)));
        live(Duration.ofHours(6));
        assertThat(taskIds()).containsExactlyInAnyOrder("recordVisit", "recordAddedVisit", "takeOverAddedFindings");
        assertThat(referrals.get(referral).escalations()).isEqualTo(1);
        submit(task("recordAddedVisit"), Map.of("visit", "notNeeded", "notSeenBecause", "Haemolysed sample"));
        assertThat(taskIds()).contains("recordAddedOutcome");
    }

    @Test
    void observedFindingComesBackOnItsDayAndKeepsTheReferralOpen() {
        refer("LIV-2", "PROMPT", "hepatology", "LIV-2: ALT 190 U/L, 4.75 × upper limit, limit 3 ×");
        submit(task("acknowledgeReferral"), Map.of());
        seen("recordVisit");

        Task outcome = task("recordOutcome");
        assertThatThrownBy(() ->
                        submit(outcome, Map.of("outcome", "observed", "observeUntil", "2027-07-14", "note", "Stable")))
                .hasMessageContaining("2027-07-14 is not in the future");
        assertThatThrownBy(() -> submit(outcome, Map.of("outcome", "confirmed")))
                .hasMessageContaining("Disease: is missing");
        assertThatThrownBy(() -> submit(outcome, Map.of("outcome", "confirmed", "diseaseCode", "madeUp")))
                .hasMessageContaining("Disease");
        assertThatThrownBy(() -> submit(outcome, Map.of("outcome", "excluded")))
                .hasMessageContaining("Why: is missing");
        submit(
                outcome,
                Map.of("outcome", "observed", "observeUntil", "2027-09-01", "worseningPercent", 30, "note", "Stable"));

        assertThat(taskIds()).isEmpty();
        assertThat(referrals.anyOpen(patient)).isTrue();
        assertThat(due()).containsExactly(time.at(LocalDate.of(2027, 9, 1)).toInstant());
        live(Duration.ofDays(48));
        assertThat(taskIds()).isEmpty();
        live(Duration.ofDays(1));
        submit(task("recordOutcome"), Map.of("outcome", "confirmed", "diseaseCode", "autoimmuneHepatitis"));

        assertThat(process).isEnded();
        assertThat(referrals.anyOpen(patient)).isFalse();
        assertThat(referrals.answersTo(referral))
                .extracting(ReferralAnswer::diseaseCode)
                .endsWith("autoimmuneHepatitis");
        assertThat(referrals.findingsOf(referral)).extracting(Finding::outcome).containsExactly(Outcome.CONFIRMED);
    }

    @Test
    void anEmergencyIsClosedBySignatureWhateverADiagramCallsIt() {
        refer("LIV-3", "EMERGENCY", "hepatology", "LIV-3: ALT 500 U/L");
        submit(task("acknowledgeReferral"), Map.of());
        seen("recordVisit");
        add("LIV-2", "PROMPT", "hepatology", "LIV-2: ALT 190 U/L");
        submit(task("acknowledgeAddedFindings"), Map.of());
        seen("recordAddedVisit");

        Task emergency = task("recordOutcome");
        tasks.setVariableLocal(emergency.getId(), "urgency", "URGENT");
        submit(emergency, Map.of("outcome", "excluded", "note", "Haemolysed"));
        assertThat(signatures(emergency)).isEqualTo(1);

        Task lesser = task("recordAddedOutcome");
        submit(lesser, Map.of("outcome", "excluded", "note", "Haemolysed"));
        assertThat(signatures(lesser)).isZero();
    }

    @Test
    void addedFindingsHaveTheirOwnAcknowledgementAndOutcome() {
        refer("LIV-2", "PROMPT", "hepatology", "LIV-2: ALT 190 U/L");
        submit(task("acknowledgeReferral"), Map.of());
        seen("recordVisit");

        add("LIV-3b", "URGENT", "hepatology", "LIV-3b: ALT 260 U/L");
        add("LIV-3", "EMERGENCY", "hepatology", "LIV-3: ALT 500 U/L");
        List<Task> added = tasks("acknowledgeAddedFindings");
        assertThat(added).hasSize(2);
        assertThat(added.stream().map(each -> shown(each, "evidence")))
                .containsExactlyInAnyOrder(
                        "- **LIV-3b** · URGENT: ALT 260 U/L", "- **LIV-3** · EMERGENCY: ALT 500 U/L");
        assertThat(added.stream().map(each -> each.getDueDate().toInstant()))
                .containsExactlyInAnyOrder(START.plus(Duration.ofHours(4)), START.plus(Duration.ofHours(1)));
        assertThat(referrals.get(referral).urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(added.stream().map(each -> shown(each, "urgency")))
                .as("its own, in its card in Tasklist")
                .containsExactlyInAnyOrder("URGENT", "EMERGENCY");
        assertThat(added.stream().map(Task::getPriority)).containsExactlyInAnyOrder(100, 350);
        assertThat(task("recordOutcome").getPriority()).isEqualTo(75);

        live(Duration.ofHours(1));
        assertThat(taskIds())
                .containsExactlyInAnyOrder(
                        "recordOutcome",
                        "acknowledgeAddedFindings",
                        "acknowledgeAddedFindings",
                        "takeOverAddedFindings");
        assertThat(shown(task("takeOverAddedFindings"), "evidence")).contains("LIV-3**");
        submit(task("takeOverAddedFindings"), Map.of("whatWasDone", "Admitted"));
        for (Task each : added) {
            submit(each, Map.of());
        }
        tasks("recordAddedVisit").forEach(this::seen);

        submit(task("recordOutcome"), Map.of("outcome", "excluded", "note", "Haemolysed"));
        assertThat(referrals.anyOpen(patient)).isTrue();
        assertThat(outcomes())
                .containsExactly(tuple("LIV-2", Outcome.EXCLUDED), tuple("LIV-3b", null), tuple("LIV-3", null));

        for (Task each : tasks("recordAddedOutcome")) {
            submit(
                    each,
                    shown(each, "evidence").contains("LIV-3b")
                            ? Map.of("outcome", "observed", "observeUntil", "2027-07-20", "note", "Stable")
                            : Map.of("outcome", "confirmed", "diseaseCode", "autoimmuneHepatitis"));
        }
        assertThat(outcomes())
                .containsExactly(
                        tuple("LIV-2", Outcome.EXCLUDED),
                        tuple("LIV-3b", Outcome.OBSERVED),
                        tuple("LIV-3", Outcome.CONFIRMED));
        assertThat(referrals.anyOpen(patient)).isTrue();

        live(Duration.ofDays(6));
        submit(task("recordAddedOutcome"), Map.of("outcome", "excluded", "note", "Haemolysed"));
        assertThat(process).isEnded();
        assertThat(referrals.anyOpen(patient)).isFalse();
    }

    @Test
    void findingThatComesAfterTheMainAnswerStillJoinsWhileOthersAreOpen() {
        refer("REN-1", "URGENT", "nephrology", "REN-1: 105 µmol/L");
        add("REN-3", "URGENT", "nephrology", "REN-3: 230 mg/g");
        submit(task("acknowledgeReferral"), Map.of());
        seen("recordVisit");
        submit(task("recordOutcome"), Map.of("outcome", "excluded", "note", "Haemolysed"));

        add("REN-4", "URGENT", "nephrology", "REN-4: 9 per field");

        assertThat(tasks("acknowledgeAddedFindings")).hasSize(2);
    }

    @Test
    void escalationIsRepeatedAtTheTimeInWhichATaskIsDue() {
        for (String urgency : List.of("EMERGENCY", "URGENT", "PROMPT", "ROUTINE")) {
            Object acknowledge = decisions
                    .setting("referralDeadline", Map.of("urgency", urgency))
                    .get("acknowledgeWithin");
            Object see = decisions
                    .setting("visitDeadline", Map.of("urgency", urgency, "rule", "PLT-3"))
                    .get("seenWithin");
            Map.of(
                            "acknowledgeReferral", acknowledge,
                            "acknowledgeAddedFindings", acknowledge,
                            "recordVisit", see,
                            "recordAddedVisit", see)
                    .forEach((task, within) -> assertThat(
                                    decisions.setting("taskPolicy", Map.of("task", task, "urgency", urgency)))
                            .containsEntry("deadline", within));
        }
    }

    private void refer(String rule, String urgency, String specialty, String evidence) {
        raise(rule, urgency, specialty, evidence);
        referral = routing.route(patient).newReferrals().get(0);
        process = runtime.startProcessInstanceByKey(
                "referral", patient, Map.of("patientNumber", patient, "referralId", referral));
    }

    private void add(String rule, String urgency, String specialty, String evidence) {
        raise(rule, urgency, specialty, evidence);
        assertThat(routing.route(patient).extendedReferrals()).containsExactly(referral);
        assertThat(messages.tell("findingsAdded", patient, Map.of("referralId", referral)))
                .isEqualTo(1);
    }

    private void seen(String task) {
        seen(task(task));
    }

    private void seen(Task task) {
        submit(
                task,
                Map.of(
                        "visit",
                        "seen",
                        "seenOn",
                        time.today().toString(),
                        "seenAt",
                        time.now().toLocalTime().toString().substring(0, 5)));
    }

    private void raise(String rule, String urgency, String specialty, String evidence) {
        Alert alert = new Alert(rule, Urgency.valueOf(urgency), specialty, evidence);
        findings.raise(Finding.raisedBy(patient, "ROUND", alert, time.now()));
    }

    /** Lives on in steps of a minute at most, as timers come due. */
    private void live(Duration duration) {
        Instant end = time.now().toInstant().plus(duration);
        for (Job next = next(end); next != null; next = next(end)) {
            VirtualTime.set(next.getDuedate().toInstant());
            management.executeJob(next.getId());
        }
        VirtualTime.set(end);
    }

    private long signatures(Task task) {
        return sql.queryForObject("select count(*) from signature where subject = ?", Long.class, task.getId());
    }

    private Job next(Instant end) {
        return jobs().stream()
                .filter(job -> !job.getDuedate().toInstant().isAfter(end))
                .findFirst()
                .orElse(null);
    }

    private List<Job> jobs() {
        return management
                .createJobQuery()
                .processInstanceId(process.getId())
                .orderByJobDuedate()
                .asc()
                .list();
    }

    private List<Instant> due() {
        return jobs().stream().map(job -> job.getDuedate().toInstant()).toList();
    }

    private List<String> taskIds() {
        return tasks.createTaskQuery().processInstanceId(process.getId()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private List<Task> tasks(String id) {
        return tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey(id)
                .list();
    }

    private Task task(String id) {
        assertThat(tasks(id)).as(id).hasSize(1);
        return tasks(id).get(0);
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private String shown(Task task, String name) {
        return (String) tasks.getVariable(task.getId(), name);
    }

    private List<org.assertj.core.groups.Tuple> outcomes() {
        return referrals.findingsOf(referral).stream()
                .map(finding -> tuple(finding.rule(), finding.outcome()))
                .toList();
    }

    private void submit(Task task, Map<String, Object> answers) {
        forms.submitTaskForm(task.getId(), answers);
    }
}
