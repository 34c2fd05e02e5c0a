package org.alemtuzumab.pathway.followup;

import java.util.Date;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * A follow-up was not done in time: for some findings that is a finding of its own (REN-4), and somebody calls, again and
 * again until it is done, unless a call is open already or the day that was agreed is not over (RPT-1).
 */
@Component("judgeDelay")
class JudgeDelay implements JavaDelegate {

    private final FollowUpJudgement judgement;

    private final ClinicTime time;

    JudgeDelay(FollowUpJudgement judgement, ClinicTime time) {
        this.judgement = judgement;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FollowUpVariables.DELAY_RAISES_FINDING.set(
                execution, judgement.judgeDelay(FollowUpVariables.FOLLOW_UP_ID.get(execution)));
        Date agreed = FollowUpVariables.AGREED_UNTIL.find(execution);
        boolean waits = agreed != null && agreed.toInstant().isAfter(time.now().toInstant());
        boolean due = !Boolean.TRUE.equals(FollowUpVariables.CALL_OPEN.find(execution)) && !waits;
        FollowUpVariables.CALL_DUE.set(execution, due);
        if (due) {
            FollowUpVariables.CALL_OPEN.set(execution, true);
        }
    }
}
