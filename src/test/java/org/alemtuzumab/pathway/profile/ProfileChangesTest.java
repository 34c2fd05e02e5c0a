package org.alemtuzumab.pathway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.story.Relaxation;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Versions of a label profile: proposed, signed for a list of losses, in force for their time, and never weaker than allowed. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:profiles;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class ProfileChangesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static int patients;

    @Autowired
    private ProfileChanges changes;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Deviations deviations;

    @Autowired
    private Patients enrolled;

    @Autowired
    private ProfilesController web;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcTemplate tables;

    private String patient;

    @BeforeEach
    void enrol() {
        tables.update("delete from profile_review");
        tables.update("delete from profile_change");
        on(TODAY);
        patient = "PROFILE-" + ++patients;
        enrolled.enrol(patient, "male", LocalDate.of(1990, 1, 1), "STRICT", "rapidlyEvolvingSevere");
    }

    @AfterEach
    void backToRealTime() {
        VirtualTime.reset();
    }

    @Test
    void aVersionHoldsFromItsFirstDayToItsLastAndThenTheLabelProfileByItself() {
        sign(wanted("creatinineMonths", "3", TODAY.plusDays(2), TODAY.plusDays(30)));

        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(1);
        on(TODAY.plusDays(2));
        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(3);
        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT/1");
        assertThat(profiles.number("US", "creatinineMonths")).isEqualTo(1);
        on(TODAY.plusDays(30));
        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(3);
        on(TODAY.plusDays(31));
        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(1);
        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT");
        assertThat(profiles.number(profiles.version("STRICT/1"), "creatinineMonths"))
                .isEqualTo(3);
        assertThat(profiles.number(profiles.version("STRICT"), "creatinineMonths"))
                .isEqualTo(1);
    }

    @Test
    void aLaterVersionReplacesAnEarlierOneWhichDoesNotComeBack() {
        sign(wanted("creatinineMonths", "3", TODAY, TODAY.plusMonths(6)));
        sign(wanted("urinalysisMonths", "2", TODAY, TODAY.plusDays(10)));

        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(1);
        assertThat(profiles.number("STRICT", "urinalysisMonths")).isEqualTo(2);
        on(TODAY.plusDays(11));
        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT");
    }

    @Test
    void whoSignsHasReadWhichPatientsLoseWhichSafeguard() {
        long id = changes.propose(wanted("creatinineMonths", "3", TODAY, TODAY.plusDays(30)), "processOwner");

        String shown = changes.consequences(id);

        assertThat(shown).contains("Months between creatinine tests: 3 instead of 1 (MON-03)", patient);
        enrolled.enrol(patient + "-2", "female", LocalDate.of(1990, 1, 1), "STRICT", "rapidlyEvolvingSevere");
        assertThatThrownBy(() -> changes.sign(id, shown, "neurologist", null))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("other patients or safeguards");
        assertThatThrownBy(() -> changes.sign(id, changes.consequences(id), null, null))
                .isInstanceOf(SubmissionRefused.class);
        assertThat(changes.sign(id, changes.consequences(id), "neurologist", null))
                .isEqualTo("STRICT/1");
        assertThatThrownBy(() -> changes.sign(id, changes.consequences(id), "neurologist", null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoProposedAChangeDoesNotSignIt() {
        long id = changes.propose(wanted("creatinineMonths", "3", TODAY, TODAY.plusDays(30)), "neurologist");
        String shown = changes.consequences(id);

        assertThatThrownBy(() -> changes.sign(id, shown, "neurologist", null))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("you proposed this change, so another neurologist signs it");
        assertThatThrownBy(() -> tables.update(
                        "update profile_change set state = 'SIGNED', signed_by = 'neurologist' where id = ?", id))
                .as("nor does the database take it")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(changes.sign(id, shown, "neurologist2", null)).isEqualTo("STRICT/1");
    }

    @Test
    void whatIsWrongWithAProposalIsNamedAllAtOnce() {
        assertThatThrownBy(() -> changes.propose(
                        new ProfileChanges.Wanted(
                                "STRICT",
                                Map.of("creatinineMonths", "often", "unheardOf", "1", "monitoringMonths", "36"),
                                TODAY.minusDays(1),
                                TODAY.plusYears(2),
                                " "),
                        "processOwner"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("Reason: it is missing")
                .hasMessageContaining("is past")
                .hasMessageContaining("more than 12 months ahead")
                .hasMessageContaining("'often' cannot be read")
                .hasMessageContaining("'unheardOf' is no setting")
                .hasMessageContaining("36 is not allowed; allowed is 48..120 (MON-07)");
        assertThatThrownBy(() -> changes.propose(wanted("creatinineMonths", "3", TODAY, null), "processOwner"))
                .hasMessageContaining("a relaxation without an end is none");
        assertThatThrownBy(() -> changes.propose(
                        wanted("creatinineMonths", "3", TODAY.plusDays(2), TODAY.plusDays(1)), "processOwner"))
                .hasMessageContaining("before its beginning");
    }

    @Test
    void aStricterValueIsAlwaysAllowedAndNobodyLosesAnything() {
        long id = changes.propose(wanted("vitalsMinutes", "30", TODAY, TODAY.plusDays(30)), "processOwner");

        assertThat(changes.consequences(id)).startsWith("No patient loses a safeguard.");
        changes.sign(id, changes.consequences(id), "neurologist", null);
        assertThat(profiles.number("STRICT", "vitalsMinutes")).isEqualTo(30);
        assertThat(deviations.of(patient)).isEmpty();
    }

    @Test
    void patientsUnderARelaxationCarryANoticeWithItsSignerReasonAndEnd() {
        sign(wanted("creatinineMonths", "3", TODAY, TODAY.plusDays(20)));

        assertThat(deviations.of(patient))
                .isEqualTo("Relaxation STRICT/1, signed by neurologist, applies until 2026-05-24 (20 days left):"
                        + " Monthly tests may be unhelpful. It is weaker than STRICT: Months between creatinine tests:"
                        + " 3 instead of 1 (MON-03).");
        on(TODAY.plusDays(21));
        assertThat(deviations.of(patient)).isEmpty();
        assertThat(deviations.ofVersion("STRICT/1")).contains("(expired)");
    }

    @Test
    void anotherProfileForAPatientNamesWhatIsLost() {
        long id = changes.propose(patient, "KSA", "Moved to Riyadh", "processOwner");

        assertThat(changes.consequences(id))
                .contains("Herpes prophylaxis waits for CD4 recovery: no instead of yes (INF-08)")
                .contains("Patients (1): " + patient);
        changes.sign(id, changes.consequences(id), "neurologist", null);
        assertThat(enrolled.get(patient).profile()).isEqualTo("KSA");
        assertThat(deviations.of(patient)).startsWith("Profile KSA applies. It is weaker than STRICT:");
        assertThatThrownBy(() -> changes.propose(patient, "KSA", "Again", "neurologist"))
                .hasMessageContaining("is treated by KSA already");
        assertThatThrownBy(() -> changes.propose("NOBODY", "KSA", "Who", "neurologist"))
                .hasMessageContaining("no patient of number NOBODY is under way");
    }

    @Test
    void aRefusedProposalChangesNothing() {
        long id = changes.propose(wanted("creatinineMonths", "3", TODAY, TODAY.plusDays(20)), "processOwner");

        changes.refuse(id, changes.consequences(id), "neurologist", "Not here");

        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT");
    }

    @Test
    void aChangeIsProposedByFormAndRefusedOrSignedByANeurologist() {
        Task refused = proposed("3");
        complete(refused, Map.of("decision", "refuse", "remark", "Not here"));
        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT");
        assertThat(ended(refused)).isEqualTo("changeRefused");

        Task signed = proposed("2");
        assertThat(tasks.getIdentityLinksForTask(signed.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("neurologist");
        assertThatThrownBy(() -> complete(signed, Map.of("decision", "sign")))
                .hasStackTraceContaining(SubmissionRefused.class.getSimpleName());
        complete(signed, Map.of("decision", "sign", "confirmed", true));
        assertThat(profiles.number("STRICT", "creatinineMonths")).isEqualTo(2);

        Job expiryNear = management
                .createJobQuery()
                .processInstanceId(signed.getProcessInstanceId())
                .timers()
                .singleResult();
        assertThat(expiryNear.getDuedate()).isEqualTo(Date.from(Instant.parse("2026-06-06T05:00:00Z")));
        on(LocalDate.of(2026, 6, 6));
        management.executeJob(expiryNear.getId());
        Task review = tasks.createTaskQuery()
                .processInstanceId(signed.getProcessInstanceId())
                .singleResult();
        assertThat(review.getTaskDefinitionKey()).isEqualTo("reviewRelaxation");
        assertThat((String) tasks.getVariable(review.getId(), "expiry"))
                .startsWith("Version STRICT/1 holds until 2026-07-04 and then falls back to profile STRICT by itself.");
        complete(review, Map.of("conclusion", "expires"));
        assertThat(ended(signed)).isEqualTo("relaxationReviewed");
    }

    @Test
    void onlyNeurologistsProcessOwnersAndAuditorsReadProfilesAndTryAChange() {
        Authentication owner = new TestingAuthenticationToken("owner", null, "processOwner");
        Authentication nurse = new TestingAuthenticationToken("nurse", null, "msNurse");

        assertThat(web.list(owner))
                .extracting(ProfilesController.Profile::profile)
                .containsExactly("STRICT", "US", "KSA");
        assertThat(web.dryRun(
                                "STRICT",
                                new ProfilesController.WantedVersion(
                                        Map.of("mriBeforeCourse", "false"),
                                        TODAY,
                                        TODAY.plusDays(1),
                                        "US does not ask"),
                                owner)
                        .lost())
                .containsExactly("MRI for PML before each course: no instead of yes (SCR-11)");
        assertThat(web.dryRun(new ProfilesController.WantedProfile(patient, "US"), owner)
                        .patients())
                .containsExactly(patient);
        assertThat(profiles.inForce("STRICT").name()).isEqualTo("STRICT");
        assertThatThrownBy(() -> web.list(nurse)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> web.dryRun(new ProfilesController.WantedProfile(patient, "US"), nurse))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Task proposed(String months) {
        return Relaxation.propose(engine, "owner", "processOwner", TODAY, months);
    }

    private void complete(Task task, Map<String, Object> answers) {
        identity.setAuthentication("neurologist", List.of("neurologist"));
        try {
            forms.submitTaskForm(task.getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String ended(Task task) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }

    private static ProfileChanges.Wanted wanted(String setting, String value, LocalDate from, LocalDate until) {
        return new ProfileChanges.Wanted(
                "STRICT", Map.of(setting, value), from, until, "Monthly tests may be unhelpful");
    }

    private void sign(ProfileChanges.Wanted wanted) {
        long id = changes.propose(wanted, "processOwner");
        changes.sign(id, changes.consequences(id), "neurologist", null);
    }

    private static void on(LocalDate day) {
        VirtualTime.set(Instant.parse(day + "T08:00:00Z"));
    }
}
