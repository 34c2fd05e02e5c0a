package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.text.Spelling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What the results say: normal, the same again, or worse (RPT-1). */
@Component("judgeFollowUp")
class JudgeFollowUp implements JavaDelegate {

    private final FollowUpJudgement judgement;

    JudgeFollowUp(FollowUpJudgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FollowUpVariables.FOLLOW_UP_VERDICT.set(
                execution, Spelling.of(judgement.judge(FollowUpVariables.FOLLOW_UP_ID.get(execution))));
    }
}
