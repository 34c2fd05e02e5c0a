package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.IdList;
import org.springframework.stereotype.Component;

/** The findings that joined the open referral, and by when they are acknowledged (SAF-6). */
@Component("prepareAddedFindings")
class PrepareAddedFindings extends PrepareReferral {

    PrepareAddedFindings(Batches batches, IdList ids) {
        super(batches, ids);
    }
}
