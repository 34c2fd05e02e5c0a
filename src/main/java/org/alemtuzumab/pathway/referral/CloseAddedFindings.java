package org.alemtuzumab.pathway.referral;

import org.springframework.stereotype.Component;

/** Closes the referral when the added findings were the last that it waited for. */
@Component("closeAddedFindings")
class CloseAddedFindings extends CloseReferral {

    CloseAddedFindings(Referrals referrals) {
        super(referrals);
    }
}
