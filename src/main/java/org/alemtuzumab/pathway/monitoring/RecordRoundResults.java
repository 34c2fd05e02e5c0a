package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Stores what the nurse entered; the evaluation follows in a transaction of its own. Where a repeat waits for it, it is that
 * repeat's as well, and nobody types it again (RPT-1).
 */
@Component("recordRoundResults")
class RecordRoundResults implements TaskListener {

    private final Rounds rounds;
    private final LabResults results;
    private final FollowUps followUps;
    private final Messages messages;
    private final CurrentUser user;

    RecordRoundResults(Rounds rounds, LabResults results, FollowUps followUps, Messages messages, CurrentUser user) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
        this.messages = messages;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        rounds.record(
                MonitoringRoundVariables.ROUND_ID.get(task),
                answers.requiredDate("collectedOn"),
                results.reported(answers),
                user.id());
        String patientNumber = MonitoringRoundVariables.PATIENT_NUMBER.get(task);
        if (followUps.claim(patientNumber)) {
            messages.tell("resultsArrived", patientNumber);
        }
    }
}
