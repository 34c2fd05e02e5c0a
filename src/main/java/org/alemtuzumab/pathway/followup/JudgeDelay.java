package org.alemtuzumab.pathway.followup;

import java.util.Date;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * A follow-up was not done in time: for some findings that is a finding of its own (REN-4), and somebody calls, again and
 * again until it is done, unless a call is open already or the day that was agreed is not over (RPT-1). When calls are in
 * vain, the neurologist does.
 */
@Component("judgeDelay")
class JudgeDelay implements JavaDelegate {

    private final FollowUpJudgement judgement;
    private final FollowUps followUps;
    private final ClinicTime time;

    JudgeDelay(FollowUpJudgement judgement, FollowUps followUps, ClinicTime time) {
        this.judgement = judgement;
        this.followUps = followUps;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long id = FollowUpVariables.FOLLOW_UP_ID.get(execution);
        FollowUpVariables.DELAY_RAISES_FINDING.set(execution, judgement.judgeDelay(id));
        Date agreed = FollowUpVariables.AGREED_UNTIL.find(execution);
        boolean waits = agreed != null && agreed.toInstant().isAfter(time.now().toInstant());
        boolean due = !Boolean.TRUE.equals(FollowUpVariables.CALL_OPEN.find(execution)) && !waits;
        FollowUpVariables.CALL_DUE.set(execution, due);
        if (due) {
            Integer calls = FollowUpVariables.CALLS.find(execution);
            int inVain = calls == null ? 0 : calls;
            FollowUpVariables.CALL_GROUP.set(execution, followUps.callGroup(id, inVain));
            FollowUpVariables.CALLS.set(execution, inVain + 1);
            FollowUpVariables.CALL_OPEN.set(execution, true);
        }
    }
}
