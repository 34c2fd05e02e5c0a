package org.alemtuzumab.pathway.followup;

import java.util.Map;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the follow-up with its findings, and tells the rounds that wait for it. */
@Component("closeFollowUp")
class CloseFollowUp implements JavaDelegate {

    private final FollowUps followUps;
    private final Messages messages;

    CloseFollowUp(FollowUps followUps, Messages messages) {
        this.followUps = followUps;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long id = FollowUpVariables.FOLLOW_UP_ID.get(execution);
        String patient = FollowUpVariables.PATIENT_NUMBER.get(execution);
        FollowUp closed = followUps.close(id, Verdict.read(FollowUpVariables.FOLLOW_UP_VERDICT.get(execution)));
        followUps.rounds(id).forEach(round -> messages.tell("reflexClosed", patient, Map.of("roundId", round)));
        if (closed.is(FollowUpKind.CLARIFY)) {
            // what is clear now may be what another task waits for
            messages.tell("resultsArrived", patient);
        }
    }
}
