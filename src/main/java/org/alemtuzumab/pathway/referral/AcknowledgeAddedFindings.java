package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.springframework.stereotype.Component;

/** The specialty has taken the added findings on. */
@Component("acknowledgeAddedFindings")
class AcknowledgeAddedFindings extends AcknowledgeReferral {

    AcknowledgeAddedFindings(Referrals referrals, CurrentUser user) {
        super(referrals, user);
    }
}
