package org.alemtuzumab.pathway.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.FindingList;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.referral.Routing;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The safety net under the escalations: an escalation that nothing catches is silent, and a routing that fails opens no
 * task. Findings that have waited too long for a referral or follow-up get one here, with its ordinary tasks, beside the
 * patient's pathway; where that fails as well, a neurologist answers them by hand (SAF-7).
 */
@Component
public class UnroutedFindings {

    private static final String BY_HAND = "findingsByHand";

    private static final Logger LOG = LoggerFactory.getLogger(UnroutedFindings.class);

    private final Findings findings;
    private final Routing routing;
    private final Messages messages;
    private final RuntimeService runtime;
    private final IdList ids;
    private final TransactionTemplate transactions;
    private final ClinicTime time;
    private final Duration patience;

    /** @param patience how long routing may take before a finding counts as lost, ⚙ local default 15 minutes */
    UnroutedFindings(
            Findings findings,
            Routing routing,
            Messages messages,
            RuntimeService runtime,
            IdList ids,
            PlatformTransactionManager transactionManager,
            ClinicTime time,
            @Value("${pathway.unrouted-findings.patience:PT15M}") Duration patience) {
        this.findings = findings;
        this.routing = routing;
        this.messages = messages;
        this.runtime = runtime;
        this.ids = ids;
        this.transactions = new TransactionTemplate(transactionManager);
        this.time = time;
        this.patience = patience;
    }

    /**
     * Brings every lost finding to a person, each patient in a transaction of its own, so that one whose routing fails
     * does not keep the others waiting. A task by hand whose findings have been routed meanwhile is withdrawn.
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
                        "The findings of a patient could not be routed; a person is asked, and they are tried again: {}",
                        e.getClass().getName());
                transactions.executeWithoutResult(status -> askAPerson(patient));
            }
        }
        byHand().filter(instance -> findings.unrouted(idsOf(instance)).isEmpty())
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "The findings have been routed"));
        return lost.size();
    }

    /** The findings that a person is to answer, for the form. */
    @ForModels
    public String inWords(String findingIds) {
        return FindingList.markdown(findings.unrouted(ids.of(findingIds)));
    }

    /** A person has answered them: one that has been routed meanwhile stays as it is. */
    void answer(String findingIds, AnswerFindingsByHand answer) {
        ids.of(findingIds).forEach(id -> findings.answeredByHand(id, answer.whatWasDone()));
    }

    /** One task for findings that nobody has yet; another node that asks as well waits, and finds it open. */
    private void askAPerson(String patientNumber) {
        Set<Long> waiting = new TreeSet<>(
                findings.toRoute(patientNumber).stream().map(Finding::id).toList());
        byHand().forEach(instance -> waiting.removeAll(idsOf(instance)));
        if (!waiting.isEmpty()) {
            runtime.startProcessInstanceByKey(
                    BY_HAND,
                    patientNumber,
                    Map.of(
                            FindingsByHandVariables.PATIENT_NUMBER.name(),
                            patientNumber,
                            FindingsByHandVariables.FINDING_IDS.name(),
                            IdList.join(waiting)));
        }
    }

    private Stream<ProcessInstance> byHand() {
        return runtime.createProcessInstanceQuery().processDefinitionKey(BY_HAND).list().stream();
    }

    private List<Long> idsOf(ProcessInstance instance) {
        return ids.of((String) runtime.getVariable(instance.getId(), FindingsByHandVariables.FINDING_IDS.name()));
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
