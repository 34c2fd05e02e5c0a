package org.alemtuzumab.pathway.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.referral.Routing;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The safety net under the escalations: an escalation that nothing catches is silent. Findings that have waited too long
 * for a referral or follow-up get one here, with its ordinary tasks, beside the patient's pathway.
 */
@Component
public class UnroutedFindings {

    private static final Logger LOG = LoggerFactory.getLogger(UnroutedFindings.class);

    private final Findings findings;
    private final Routing routing;
    private final Messages messages;
    private final RuntimeService runtime;
    private final TransactionTemplate transactions;
    private final ClinicTime time;
    private final Duration patience;

    /** @param patience how long routing may take before a finding counts as lost, ⚙ local default 15 minutes */
    UnroutedFindings(
            Findings findings,
            Routing routing,
            Messages messages,
            RuntimeService runtime,
            PlatformTransactionManager transactionManager,
            ClinicTime time,
            @Value("${pathway.unrouted-findings.patience:PT15M}") Duration patience) {
        this.findings = findings;
        this.routing = routing;
        this.messages = messages;
        this.runtime = runtime;
        this.transactions = new TransactionTemplate(transactionManager);
        this.time = time;
        this.patience = patience;
    }

    /**
     * Brings every lost finding to a person, each patient in a transaction of its own, so that one whose routing fails
     * does not keep the others waiting.
     *
     * @return how many findings were lost
     */
    public int bringToAPerson() {
        List<Finding> lost = findings.unrouted().stream()
                .filter(finding -> finding.raisedAt().plus(patience).isBefore(time.now()))
                .toList();
        Set<String> patients =
                new TreeSet<>(lost.stream().map(Finding::patientNumber).toList());
        if (!lost.isEmpty()) {
            LOG.error(
                    "{} findings of {} patients had no referral and no follow-up; they get one now",
                    lost.size(),
                    patients.size());
        }
        for (String patient : patients) {
            try {
                transactions.executeWithoutResult(status -> route(patient));
            } catch (RuntimeException e) {
                // its message could name the patient
                LOG.error(
                        "The findings of a patient could not be routed and are tried again: {}",
                        e.getClass().getName());
            }
        }
        return lost.size();
    }

    private void route(String patientNumber) {
        Routing.Routed routed = routing.route(patientNumber);
        routed.newReferrals().forEach(id -> start("referral", patientNumber, "referralId", id));
        routed.extendedReferrals().stream()
                .filter(id -> messages.tell("findingsAdded", patientNumber, Map.of("referralId", id)) == 0)
                .forEach(id -> start("referral", patientNumber, "referralId", id));
        routed.newFollowUps().forEach(id -> start("followUp", patientNumber, "followUpId", id));
    }

    private void start(String process, String patientNumber, String variable, Long id) {
        runtime.startProcessInstanceByKey(process, patientNumber, Map.of("patientNumber", patientNumber, variable, id));
    }
}
