package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.Variable;
import org.springframework.stereotype.Component;

/** The patient has not been seen in time for the added findings: the neurologist on call sees to it (SAF-6). */
@Component("escalateUnseenAddedFindings")
class EscalateUnseenAddedFindings extends EscalateReferral {

    EscalateUnseenAddedFindings(Referrals referrals) {
        super(referrals);
    }

    @Override
    Variable<Boolean> missed() {
        return ReferralVariables.VISIT_MISSED;
    }
}
