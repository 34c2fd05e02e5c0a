package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;

/** A physician who was called to an infusion day has decided, with a reason (INF-05, INF-06, INF-09, INF-12). */
record DecideAtBedside(Answer decision, Optional<Boolean> premedicationAgain, String reason) {

    enum Answer {
        GO_ON,
        WAIT,
        STOP
    }

    Decision decided() {
        return premedicationAgain.orElse(false) ? Decision.REPEAT : Decision.valueOf(decision.name());
    }
}
