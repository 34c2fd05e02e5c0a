package org.alemtuzumab.pathway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.followup.FollowUp;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.monitoring.MonitoredPatient;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** Symptoms: told in Tasklist or by another system, judged with the results of the days around them, in either order. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:safety-event;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class SafetyEventProcessTest {

    private static final LocalDate TOLD = LocalDate.of(2026, 4, 20);
    private static int patients;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private LabResults results;

    @Autowired
    private Findings findings;

    @Autowired
    private Referrals referrals;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private PatientReports reports;

    @Autowired
    private PatientEventsController events;

    private String patient;
    private Story story;

    @BeforeEach
    void monitor() {
        patient = "SE-" + ++patients;
        story = new MonitoredPatient(beans, patient, Map.of("platelets", "240 10*9/L", "creatinine", "0.90 mg/dL"))
                .story;
        story.until("2026-04-20T12:00");
        identity.setAuthenticatedUserId("nurse");
    }

    @AfterEach
    void close() {
        identity.clearAuthentication();
        story.close();
    }

    @Test
    void anEmergencyIsReadAtOnceReferredTestedAndReported() {
        report("symptoms", Map.of("neurologicalSigns", "seizure"));

        assertThat((String) story.shown("readWhatFollows", "consequences"))
                .contains("EMERGENCY: send the patient to the emergency department now", "NEU-1")
                .contains("MRI of the brain, EEG");
        story.until("2026-04-20T12:00");
        assertThat(standing()).containsExactlyInAnyOrder("NEU-1 EMERGENCY neurologyOnCall", "NEU-1 URGENT null");
        assertThat(story.openTasks())
                .contains("acknowledgeReferral", "recordFollowUpResults", "reportToAuthority")
                .doesNotContain("directPatient");
    }

    @Test
    void theSymptomFirstAndTheCountLater() {
        report("symptoms", Map.of("fever", "fever"));
        story.until("2026-04-20T12:00");
        assertThat(standing()).containsExactly("INF-19 URGENT infectiousDiseases");

        receive(TOLD.plusDays(1), "2026-04-21T10:00", Map.of("platelets", "90 10*9/L"));

        assertThat(standing()).contains("PLT-3 URGENT haematology", "PLT-8 EMERGENCY haematology");
    }

    @Test
    void theCountFirstAndTheSymptomLater() {
        receive(TOLD.minusDays(1), "2026-04-20T12:00", Map.of("platelets", "90 10*9/L"));
        assertThat(standing()).containsExactly("PLT-3 URGENT haematology");

        report("symptoms", Map.of("fever", "fever"));
        story.until("2026-04-20T12:00");

        assertThat(standing()).contains("PLT-8 EMERGENCY haematology", "INF-19 URGENT infectiousDiseases");
    }

    @Test
    void aSymptomOfLastWeekThatBecomesKnownLaterIsJudgedWithTheCountAfterIt() {
        receive(TOLD.minusDays(1), "2026-04-20T12:00", Map.of("platelets", "90 10*9/L"));

        report(
                "symptoms",
                Map.of("fever", "fever", "happenedOn", TOLD.minusDays(3).toString()));
        story.until("2026-04-20T12:00");

        assertThat(standing()).contains("PLT-8 EMERGENCY haematology");
    }

    @Test
    void bleedingWithoutACountTheSameDayGoesToTheEmergencyDepartment() {
        report("symptoms", Map.of("bleeding", "petechiae"));
        story.until("2026-04-20T23:58");
        assertThat(standing()).containsExactlyInAnyOrder("PLT-7 URGENT haematology", "COA-1 REPEAT null");

        story.until("2026-04-21T00:05");

        assertThat(standing()).contains("PLT-7 EMERGENCY neurologyOnCall");
        assertThat(findings.of(patient))
                .anySatisfy(finding -> assertThat(finding.evidence()).contains("emergency department"));
    }

    @Test
    void anInfectionReportedInMonitoringIsSeenTheSameDay() {
        report("infection", Map.of());
        story.until("2026-04-20T12:00");
        assertThat(standing()).containsExactly("INX-1 URGENT infectiousDiseases");
        assertThat(reports.openInfection(patient)).isPresent();
    }

    @Test
    void aMinorInfectionOnlyDefersACourse() {
        report("infection", Map.of("infectionSigns", "minor"));
        story.until("2026-04-20T12:00");
        assertThat(standing()).isEmpty();
        assertThat(reports.openInfection(patient)).isPresent();
    }

    @Test
    void symptomsOfAnInfectionDeferACourseAsWell() {
        report("symptoms", Map.of("infectionSigns", "pneumonia", "unwell", "yes"));
        story.until("2026-04-20T12:00");
        assertThat(standing()).contains("INX-1 EMERGENCY infectiousDiseases");
        assertThat(reports.openInfection(patient)).isPresent();
    }

    @Test
    void severalSignsAreToldTogetherAndEachIsJudged() {
        report("symptoms", Map.of("bleeding", List.of("mucosal", "petechiae"), "jaundice", "darkUrine"));
        story.until("2026-04-20T12:00");

        assertThat(standing()).contains("PLT-7 URGENT haematology", "LIV-3 EMERGENCY hepatology");
        assertThat(findings.of(patient)).anySatisfy(finding -> assertThat(finding.evidence())
                .startsWith("PLT-7: Bleeding mucosal, petechiae,"));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> events.report(
                        patient,
                        new PatientEventsController.NewEvent(
                                MonitoredPatient.BORN, TOLD, "Told", Map.of("bleeding", "none, petechiae")),
                        new TestingAuthenticationToken("portal", null, "msNurse")))
                .hasMessageContaining("contradicts itself");
        assertThat(reports.of(patient)).isEmpty();
    }

    @Test
    void aReportThatNamesNoSymptomIsRefused() {
        assertThatThrownBy(() -> report("symptoms", Map.of("fever", "none")))
                .hasMessageContaining("No symptom was named");
        assertThat(reports.of(patient)).isEmpty();
    }

    @Test
    void anotherSymptomIsSettledByANurseTheSameDayAndReadByANeurologist() {
        report("symptoms", Map.of("otherSymptom", "yes"));
        story.until("2026-04-20T12:00");
        assertThat(standing()).containsExactlyInAnyOrder("SAF-13 REPEAT null", "SAF-13 PROMPT neurologist");
        assertThat(followUps.of(patient))
                .extracting(FollowUp::kind, FollowUp::assignedGroup)
                .containsExactlyInAnyOrder(
                        tuple(FollowUpKind.CALL, "msNurse"), tuple(FollowUpKind.CLARIFY, "neurologist"));
        assertThat(referrals.of(patient)).isEmpty();
    }

    @Test
    void whatAnotherSystemReportsIsAnsweredAndTheNurseTellsThePatient() {
        PatientEventsController.Reported answer = events.report(
                patient,
                new PatientEventsController.NewEvent(
                        MonitoredPatient.BORN, TOLD, "Told in the portal", Map.of("chestPain", "yes")),
                new TestingAuthenticationToken("portal", null, "msNurse"));
        assertThat(answer.follows())
                .extracting(PatientEventsController.Follows::urgency, PatientEventsController.Follows::specialty)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("EMERGENCY", "cardiology"),
                        org.assertj.core.groups.Tuple.tuple("EMERGENCY", "neurologyOnCall"));

        story.until("2026-04-20T12:00");
        assertThat((String) story.shown("directPatient", "event")).contains("Told in the portal", "ACU-1");
        assertThat(story.due("directPatient")).hasToString("2026-04-20T13:00");
        story.complete("directPatient", Map.of("reached", "phone", "whatWasSaid", "Goes to the emergency department"));
        assertThat(reports.latest(patient, PatientReport.Kind.SYMPTOMS)
                        .orElseThrow()
                        .resolution())
                .contains("emergency department");
    }

    @Test
    void anUnknownSymptomOrAnswerFromAnotherSystemIsRefused() {
        TestingAuthenticationToken portal = new TestingAuthenticationToken("portal", null, "msNurse");
        assertThatThrownBy(() -> events.report(
                        patient,
                        new PatientEventsController.NewEvent(
                                MonitoredPatient.BORN, TOLD, "Told", Map.of("bleeding", "a lot", "toothache", "yes")),
                        portal))
                .hasMessageContaining("bleeding: 'a lot' is not one of the answers (none, petechiae")
                .hasMessageContaining("'toothache' is no symptom");
        assertThatThrownBy(() -> events.report(
                        patient,
                        new PatientEventsController.NewEvent(
                                MonitoredPatient.BORN, TOLD, "Told", Map.of("bleeding", "mucosal")),
                        new TestingAuthenticationToken("auditor", null, "auditor")))
                .hasMessageContaining("do not allow");
    }

    private void report(String kind, Map<String, ?> answers) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "patientNumber",
                patient,
                "birthDate",
                MonitoredPatient.BORN.toString(),
                "kind",
                kind,
                "happenedOn",
                TOLD.toString(),
                "details",
                "Told on the telephone"));
        all.putAll(answers);
        forms.submitStartForm(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("patientReport")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                all);
    }

    private void receive(LocalDate day, String until, Map<String, String> values) {
        VirtualTime.set(day.atTime(LocalTime.NOON).atZone(Story.ZONE).toInstant());
        story.beginAt(until);
        record(day, "ROUND", values);
        runtime.createMessageCorrelation("resultsArrived")
                .processInstanceBusinessKey(patient)
                .correlateAll();
        story.until(until);
    }

    private void record(LocalDate day, String context, Map<String, String> values) {
        results.record(new Sample(patient, day, context, null, null, "nurse"), values);
    }

    private List<String> standing() {
        return findings.of(patient).stream()
                .filter(finding -> !finding.overtaken() && !finding.listed())
                .filter(finding -> !finding.rule().equals("SAF-10"))
                .map(finding -> "%s %s %s".formatted(finding.rule(), finding.urgency(), finding.specialty()))
                .distinct()
                .toList();
    }
}
