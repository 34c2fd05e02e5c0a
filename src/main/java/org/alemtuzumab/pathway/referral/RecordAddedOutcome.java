package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the specialist found out about the added findings. */
@Component("recordAddedOutcome")
class RecordAddedOutcome extends RecordOutcome {

    RecordAddedOutcome(Referrals referrals, CurrentUser user, IdList ids, ClinicTime time) {
        super(referrals, user, ids, time);
    }
}
