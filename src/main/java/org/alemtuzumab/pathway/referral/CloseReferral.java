package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the referral, unless findings that joined it are still unanswered. */
@Component("closeReferral")
class CloseReferral implements JavaDelegate {

    private final Referrals referrals;

    CloseReferral(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.closeIfAnswered(ReferralVariables.REFERRAL_ID.get(execution));
    }
}
