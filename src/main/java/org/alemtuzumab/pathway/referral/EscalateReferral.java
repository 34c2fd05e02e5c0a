package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has acknowledged the referral in time: it goes to the neurologist on call. */
@Component("escalateReferral")
class EscalateReferral implements JavaDelegate {

    private final Referrals referrals;

    EscalateReferral(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.escalate(ReferralVariables.REFERRAL_ID.get(execution));
        ReferralVariables.ALREADY_WITH_ON_CALL.set(execution, ReferralVariables.WITH_ON_CALL.get(execution));
        ReferralVariables.WITH_ON_CALL.set(execution, true);
    }
}
