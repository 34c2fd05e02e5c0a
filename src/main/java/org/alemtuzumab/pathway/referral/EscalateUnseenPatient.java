package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.Variable;
import org.springframework.stereotype.Component;

/** The patient of a referral has not been seen in time: the neurologist on call sees to it (SAF-6). */
@Component("escalateUnseenPatient")
class EscalateUnseenPatient extends EscalateReferral {

    EscalateUnseenPatient(Referrals referrals) {
        super(referrals);
    }

    @Override
    Variable<Boolean> missed() {
        return ReferralVariables.VISIT_MISSED;
    }
}
