package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.util.Optional;

/** The patient was told to stop; or it goes on, and is looked at again a month later (INF-08). */
record StopAciclovir(Decision decision, Optional<LocalDate> stoppedOn, Optional<String> goOnReason) {

    enum Decision {
        STOP,
        GO_ON
    }
}
