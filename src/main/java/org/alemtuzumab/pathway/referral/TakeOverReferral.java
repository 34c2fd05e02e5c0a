package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist on call has seen to a patient whose referral nobody acknowledged. */
@Component("takeOverReferral")
class TakeOverReferral implements TaskListener {

    private final Referrals referrals;
    private final CurrentUser user;

    TakeOverReferral(Referrals referrals, CurrentUser user) {
        this.referrals = referrals;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        referrals.takeOver(
                ReferralVariables.REFERRAL_ID.get(task), FormAnswers.of(task).requiredText("whatWasDone"), user.id());
        ReferralVariables.WITH_ON_CALL.set(task, false);
    }
}
