package org.alemtuzumab.pathway.monitoring;

import java.util.Optional;

/** What the neurologist decided about rounds missed in a row (MON-06). */
record ReviewMissedRounds(Decision decision, String reason) {

    enum Decision {
        SEEN_NOW,
        CONTACT_AGAIN,
        CONTACT_DOCTOR,
        REPORT_DEPARTURE
    }

    Contact contact() {
        return Contact.of(Contact.Step.REVIEW_MISSED_ROUNDS, decision, Optional.of(reason));
    }
}
