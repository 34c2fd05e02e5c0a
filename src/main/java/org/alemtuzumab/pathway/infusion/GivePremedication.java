package org.alemtuzumab.pathway.infusion;

import java.util.Optional;

/** What was given before the infusion (INF-06, INF-07, INF-08). @param deviationReason why it is not as planned */
record GivePremedication(
        CorticosteroidGiven corticosteroid,
        Given antihistamine,
        Given antipyretic,
        Optional<String> drugs,
        boolean aciclovirTaken,
        Optional<String> deviationReason) {

    enum Given {
        GIVEN,
        NOT_GIVEN
    }
}
