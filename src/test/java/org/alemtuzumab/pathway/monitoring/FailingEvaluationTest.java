package org.alemtuzumab.pathway.monitoring;

import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.DAY;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import java.util.List;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A table that cannot be asked keeps its own organ's results for a person, and hides nothing of the others (SAF-7). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:failing-evaluation;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class FailingEvaluationTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LabResults results;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private DecisionService engine;

    @MockitoSpyBean
    private Decisions decisions;

    private MonitoredPatient patient;

    @BeforeEach
    void theTableOfTheThyroidIsBroken() {
        patient = new MonitoredPatient(beans, "FV1");
        // the engine itself fails, and with it whatever transaction it takes part in
        doAnswer(asked -> engine.evaluateDecisionTableByKey("brokenTable").evaluate())
                .when(decisions)
                .rows(eq("evaluateThyroid"), any());
    }

    @AfterEach
    void letTimeGo() {
        patient.story.close();
    }

    @Test
    void plateletsAreReferredThoughTheThyroidCannotBeJudged() {
        assertThatThrownBy(() -> patient.receive(DAY, value("platelets", "18 10*9/L"), value("tsh", "9 mIU/L")))
                .hasMessageContaining("brokenTable");
        runWhatRuns();

        assertThat(patient.referrals()).containsExactly("haematology EMERGENCY");
        assertThat(unjudged()).containsExactly("tsh");

        jobs.createJobQuery()
                .timers()
                .activityId("evaluationTakesLong")
                .list()
                .forEach(job -> jobs.executeJob(job.getId()));
        assertThat((String) patient.story.shown("evaluateByHand", "pending"))
                .contains("tsh")
                .doesNotContain("platelets");

        reset(decisions);
        runWhatRuns();
        assertThat(unjudged()).isEmpty();
        assertThat(patient.story.isOpen("evaluateByHand")).isFalse();
        assertThat(patient.findings())
                .contains("PLT-1 EMERGENCY haematology platelets")
                .anyMatch(finding -> finding.startsWith("THY-1"));
    }

    private List<String> unjudged() {
        return results.of(patient.number).stream()
                .filter(result -> result.evaluatedAt() == null)
                .map(LabResult::analyte)
                .distinct()
                .toList();
    }

    private void runWhatRuns() {
        for (int round = 0; round < 5; round++) {
            for (Job job : jobs.createJobQuery().messages().list()) {
                try {
                    jobs.executeJob(job.getId());
                } catch (RuntimeException e) {
                    // the evaluation that fails, which the job executor would try again
                }
            }
        }
    }
}
