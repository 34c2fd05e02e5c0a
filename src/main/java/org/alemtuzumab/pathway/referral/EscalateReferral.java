package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.Variable;
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
        Variable<Boolean> missed = missed();
        if (!Boolean.TRUE.equals(missed.find(execution))) {
            referrals.escalate(ReferralVariables.REFERRAL_ID.get(execution));
            missed.set(execution, true);
        }
        ReferralVariables.ALREADY_WITH_ON_CALL.set(execution, ReferralVariables.WITH_ON_CALL.get(execution));
        ReferralVariables.WITH_ON_CALL.set(execution, true);
    }

    /** Whether this clock has run out before: each is one escalation, however often it is told. */
    Variable<Boolean> missed() {
        return ReferralVariables.ACKNOWLEDGEMENT_MISSED;
    }
}
