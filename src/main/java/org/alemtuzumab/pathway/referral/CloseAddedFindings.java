package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the referral when the added findings were the last that it waited for. */
@Component("closeAddedFindings")
class CloseAddedFindings implements JavaDelegate {

    private final Referrals referrals;

    CloseAddedFindings(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.closeIfAnswered(ReferralVariables.REFERRAL_ID.get(execution));
    }
}
