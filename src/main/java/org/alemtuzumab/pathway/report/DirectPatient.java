package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.text.Spelling;

/** The patient who reported symptoms through another system was told what to do. */
record DirectPatient(Reached reached, String whatWasSaid) {

    enum Reached {
        PHONE,
        IN_PERSON,
        FAMILY,
        EMERGENCY_SERVICES
    }

    String inWords() {
        return "%s: %s".formatted(Spelling.of(reached), whatWasSaid);
    }
}
