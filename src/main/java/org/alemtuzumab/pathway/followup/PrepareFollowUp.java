package org.alemtuzumab.pathway.followup;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads what is asked for, of whom and by when: at the start, for a repeat, and when a further finding has joined. */
@Component("prepareFollowUp")
class PrepareFollowUp implements JavaDelegate {

    private final FollowUps followUps;

    PrepareFollowUp(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long id = FollowUpVariables.FOLLOW_UP_ID.get(execution);
        FollowUp followUp = followUps.get(id);
        FollowUpVariables.URGENCY.set(execution, followUp.urgency().name());
        FollowUpVariables.ASSIGNED_GROUP.set(execution, followUp.assignedGroup());
        FollowUpVariables.PANEL.set(execution, String.join(",", followUps.panel(id)));
        FollowUpVariables.FOLLOW_UP_DUE.set(
                execution, Date.from(followUp.dueAt().toInstant()));
    }
}
