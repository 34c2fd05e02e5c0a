package org.alemtuzumab.pathway.monitoring;

import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.BORN;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.DAY;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.report.Portal;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** What was filed to the wrong patient is taken back by two people and filed to the right one (SAF-4). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mix-ups;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class MixUpProcessTest {

    private static int patients;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private LabResults results;

    private MonitoredPatient wrong;
    private MonitoredPatient right;

    @BeforeEach
    void twoPatientsAreUnderWay() {
        patients++;
        wrong = new MonitoredPatient(beans, "MW" + patients);
        right = new MonitoredPatient(beans, "MR" + patients);
    }

    @AfterEach
    void letTimeGo() {
        wrong.story.close();
    }

    @Test
    void aResultIsTakenBackByTwoPeopleAndJudgedWhereItBelongs() {
        wrong.receive(DAY, value("platelets", "18 10*9/L"));
        assertThat(wrong.referrals()).containsExactly("haematology EMERGENCY");

        report("nurse", Map.of("kind", "results", "happenedOn", DAY.toString()), true);
        assertThat((String) wrong.story.shown("confirmMixUp", "filed")).contains("Platelets \"18 10*9/L\" of " + DAY);
        assertThatThrownBy(() -> wrong.story.completeAs("nurse", "confirmMixUp", Map.of("decision", "takeBack")))
                .hasStackTraceContaining("another person confirms it");
        wrong.story.completeAs("neurologist", "confirmMixUp", Map.of("decision", "takeBack"));

        assertThat(wrong.findings()).noneMatch(finding -> finding.startsWith("PLT-1"));
        assertThat(right.findings()).contains("PLT-1 EMERGENCY haematology platelets");
        assertThat(right.referrals()).containsExactly("haematology EMERGENCY");
        assertThat((String) wrong.story.shown("settleMixUp", "followed"))
                .contains("PLT-1", "Referral to haematology, EMERGENCY", "the specialty is to be told", "round due");

        wrong.story.completeAs("neurologist", "settleMixUp", Map.of("whatWasDone", "Told both patients"));
        assertThat(states(wrong)).containsOnly("ENTERED_IN_ERROR");
        assertThat(states(right)).containsExactly("VALID");
    }

    @Test
    void whatIsKeptStaysAsItIs() {
        wrong.receive(DAY, value("platelets", "18 10*9/L"));
        report("nurse", Map.of("kind", "results", "happenedOn", DAY.toString()), false);

        wrong.story.completeAs("neurologist", "confirmMixUp", Map.of("decision", "keep", "remark", "It is hers"));

        assertThat(wrong.findings()).contains("PLT-1 EMERGENCY haematology platelets");
        assertThat(wrong.story.isOpen("settleMixUp")).isFalse();
    }

    @Test
    void whoseItIsMayBecomeKnownLater() {
        wrong.receive(DAY, value("platelets", "18 10*9/L"));
        report("nurse", Map.of("kind", "results", "happenedOn", DAY.toString()), false);
        wrong.story.completeAs("neurologist", "confirmMixUp", Map.of("decision", "takeBack"));
        assertThat(right.findings()).isEmpty();

        wrong.story.completeAs(
                "neurologist",
                "settleMixUp",
                Map.of(
                        "whatWasDone",
                        "The laboratory found out",
                        "rightPatientNumber",
                        right.number,
                        "rightBirthDate",
                        BORN.toString()));

        assertThat(right.findings()).contains("PLT-1 EMERGENCY haematology platelets");
    }

    @Test
    void aReportIsTakenBackWithItsSymptoms() {
        beans.getBean(Portal.class)
                .report(wrong.number, BORN, DAY, "Gums bleed", Map.of("bleeding", "mucosal"), "nurse");
        wrong.story.pass(0, java.time.temporal.ChronoUnit.SECONDS);
        assertThat(wrong.findings()).anyMatch(finding -> finding.startsWith("PLT-7"));

        report("nurse", Map.of("kind", "report", "happenedOn", DAY.toString()), true);
        wrong.story.completeAs("neurologist", "confirmMixUp", Map.of("decision", "takeBack"));

        assertThat(wrong.findings()).noneMatch(finding -> finding.startsWith("PLT-7"));
        assertThat(beans.getBean(PatientReports.class).latest(wrong.number, PatientReport.Kind.SYMPTOMS))
                .isEmpty();
        assertThat(right.findings()).anyMatch(finding -> finding.startsWith("PLT-7"));
    }

    @Test
    void whatIsNotOnFileIsRefused() {
        assertThatThrownBy(() -> report("nurse", Map.of("kind", "results", "happenedOn", DAY.toString()), false))
                .hasStackTraceContaining("nothing of it is on file");
        assertThatThrownBy(() -> report("nurse", Map.of("kind", "report", "happenedOn", DAY.toString()), false))
                .hasStackTraceContaining("nothing was reported for");
        assertThatThrownBy(() -> report("nurse", Map.of("kind", "message", "messageNumber", 999), false))
                .hasStackTraceContaining("nothing of it is on file");
    }

    private void report(String by, Map<String, Object> what, boolean known) {
        Map<String, Object> answers = new HashMap<>(what);
        answers.put("patientNumber", wrong.number);
        answers.put("birthDate", BORN.toString());
        answers.put("reason", "The label bears another name");
        if (known) {
            answers.put("rightPatientNumber", right.number);
            answers.put("rightBirthDate", BORN.toString());
        }
        engine.getIdentityService().setAuthenticatedUserId(by);
        try {
            engine.getFormService()
                    .submitStartForm(
                            engine.getRepositoryService()
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey("mixUp")
                                    .latestVersion()
                                    .singleResult()
                                    .getId(),
                            answers);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> states(MonitoredPatient patient) {
        return results.of(patient.number).stream()
                .filter(result -> result.analyte().equals("platelets")
                        && result.collectedOn().equals(DAY))
                .map(LabResult::state)
                .toList();
    }
}
