package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Nobody has acknowledged the referral in time: it goes to the neurologist on call. */
@Component("escalateReferral")
class EscalateReferral implements JavaDelegate {

    private final Referrals referrals;
    private final Variable<Boolean> missed;

    @Autowired
    EscalateReferral(Referrals referrals) {
        this(referrals, ReferralVariables.ACKNOWLEDGEMENT_MISSED);
    }

    /** @param missed whether this clock has run out before: each clock is one escalation, however often it is told */
    EscalateReferral(Referrals referrals, Variable<Boolean> missed) {
        this.referrals = referrals;
        this.missed = missed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!Boolean.TRUE.equals(missed.find(execution))) {
            referrals.escalate(ReferralVariables.REFERRAL_ID.get(execution));
            missed.set(execution, true);
        }
        ReferralVariables.ALREADY_WITH_ON_CALL.set(execution, ReferralVariables.WITH_ON_CALL.get(execution));
        ReferralVariables.WITH_ON_CALL.set(execution, true);
    }
}
