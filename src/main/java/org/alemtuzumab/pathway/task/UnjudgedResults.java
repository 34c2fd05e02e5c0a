package org.alemtuzumab.pathway.task;

import java.util.List;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.evaluation.Evaluation;
import org.alemtuzumab.pathway.results.LabResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The safety net under the evaluations (SAF-7): a result is stored together with the process that judges it, so one that
 * is not judged and has no such process was lost, with the process that somebody ended, say. It is judged now.
 */
@Component
public class UnjudgedResults {

    private static final Logger LOG = LoggerFactory.getLogger(UnjudgedResults.class);

    private final LabResults results;
    private final Evaluation evaluation;
    private final RunningProcesses processes;
    private final Messages messages;
    private final TransactionTemplate transactions;

    UnjudgedResults(
            LabResults results,
            Evaluation evaluation,
            RunningProcesses processes,
            Messages messages,
            PlatformTransactionManager transactionManager) {
        this.results = results;
        this.evaluation = evaluation;
        this.processes = processes;
        this.messages = messages;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Has every lost result judged, each patient in a transaction of its own. What it finds where no pathway is under way
     * is for {@link UnroutedFindings}.
     *
     * @return of how many patients results were lost
     */
    public int judge() {
        List<String> patients = results.patientsToJudge().stream()
                .filter(patient -> !processes.runs("evaluation", patient))
                .toList();
        if (!patients.isEmpty()) {
            LOG.error("Results of {} patients were not judged; they are judged now", patients.size());
        }
        for (String patient : patients) {
            try {
                transactions.executeWithoutResult(status -> judge(patient));
            } catch (RuntimeException e) {
                // its message could name the patient
                LOG.error(
                        "The results of a patient could not be judged and are tried again: {}",
                        e.getClass().getName());
            }
        }
        return patients.size();
    }

    private void judge(String patientNumber) {
        if (messages.tell("resultsArrived", patientNumber) == 0) {
            evaluation.evaluatePending(patientNumber);
        }
    }
}
