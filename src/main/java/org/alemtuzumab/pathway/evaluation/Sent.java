package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;

/**
 * Where a finding went.
 *
 * @param routedAt when it reached who answers it; null while nobody does
 * @param toldAgainOf the open finding that it says again, and whose answer is its own (SAF-6); null for any other
 */
record Sent(OffsetDateTime routedAt, Long referralId, Long followUpId, Long toldAgainOf) {

    static final Sent NOWHERE = new Sent(null, null, null, null);

    Sent to(OffsetDateTime at, Long newReferralId, Long newFollowUpId) {
        return new Sent(at, newReferralId, newFollowUpId, toldAgainOf);
    }

    Sent tellingAgain(long told) {
        return new Sent(routedAt, referralId, followUpId, told);
    }
}
