package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;

/** The confirmatory HIV test (SCR-01). */
record RecordConfirmatoryTest(LocalDate collectedOn, Confirmed hivConfirmation) {

    enum Confirmed {
        POSITIVE,
        NEGATIVE,
        INDETERMINATE
    }
}
