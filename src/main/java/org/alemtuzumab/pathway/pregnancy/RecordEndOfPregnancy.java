package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How and when a pregnancy ended, or that it goes on (PRG-1, SCR-12).
 *
 * @param expectedEndOn where it goes on
 * @param breastfeeding whether she breastfeeds, after a birth
 */
record RecordEndOfPregnancy(
        Outcome outcome,
        Optional<LocalDate> endedOn,
        Optional<LocalDate> expectedEndOn,
        Optional<Boolean> breastfeeding,
        Optional<String> details) {

    enum Outcome {
        BIRTH,
        LOSS,
        TERMINATION,
        NOT_PREGNANT,
        GOES_ON
    }

    boolean ended() {
        return outcome != Outcome.GOES_ON;
    }

    /** As it is kept, of one that has ended. */
    Pregnancy.Outcome asOutcome() {
        return Pregnancy.Outcome.valueOf(outcome.name());
    }
}
