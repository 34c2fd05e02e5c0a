package org.alemtuzumab.pathway.monitoring;

import java.util.Optional;

/** What the neurologist decided about an overdue round (MON-06). */
record DecideOnOverdueRound(Decision decision, String reason) {

    enum Decision {
        CONTACT_AGAIN,
        CONTACT_DOCTOR,
        HOME_VISIT,
        NEXT_ROUND,
        REPORT_DEPARTURE
    }

    Contact contact() {
        return Contact.of(Contact.Step.DECIDE_ON_OVERDUE_ROUND, decision, Optional.of(reason));
    }
}
