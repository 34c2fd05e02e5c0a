package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** The specialist says when the patient was seen for the added findings (SAF-6). */
@Component("recordAddedVisit")
class RecordAddedVisit extends RecordVisit {

    RecordAddedVisit(Referrals referrals, CurrentUser user, ClinicTime time) {
        super(referrals, user, time);
    }
}
