package org.alemtuzumab.pathway.followup;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A follow-up was not done in time: for some findings that is a finding of its own (REN-4). */
@Component("judgeDelay")
class JudgeDelay implements JavaDelegate {

    private final FollowUpJudgement judgement;

    JudgeDelay(FollowUpJudgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FollowUpVariables.DELAY_RAISES_FINDING.set(
                execution, judgement.judgeDelay(FollowUpVariables.FOLLOW_UP_ID.get(execution)));
    }
}
