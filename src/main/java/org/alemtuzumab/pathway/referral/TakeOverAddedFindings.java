package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.springframework.stereotype.Component;

/** The neurologist on call has seen to a patient whose added findings nobody acknowledged. */
@Component("takeOverAddedFindings")
class TakeOverAddedFindings extends TakeOverReferral {

    TakeOverAddedFindings(Referrals referrals, CurrentUser user) {
        super(referrals, user);
    }
}
