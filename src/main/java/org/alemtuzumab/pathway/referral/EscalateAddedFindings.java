package org.alemtuzumab.pathway.referral;

import org.springframework.stereotype.Component;

/** Nobody has acknowledged the added findings in time: they go to the neurologist on call. */
@Component("escalateAddedFindings")
class EscalateAddedFindings extends EscalateReferral {

    EscalateAddedFindings(Referrals referrals) {
        super(referrals);
    }
}
