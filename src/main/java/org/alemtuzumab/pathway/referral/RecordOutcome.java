package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a specialist found out (SAF-8).
 *
 * @param diseaseCode what is confirmed, of the list of diseases (SCR-20)
 * @param disease the same in words, where the code does not say it all
 * @param comment on what is confirmed
 * @param observeUntil the day on which an observed finding is looked at again
 * @param worseningPercent change from which an observed value alerts again
 * @param note why a finding is excluded or observed
 */
record RecordOutcome(
        Conclusion outcome,
        Optional<String> diseaseCode,
        Optional<String> disease,
        Optional<String> comment,
        Optional<LocalDate> observeUntil,
        Optional<Double> worseningPercent,
        Optional<String> note) {

    RecordOutcome {
        boolean confirmed = outcome == Conclusion.CONFIRMED;
        boolean observed = outcome == Conclusion.OBSERVED;
        if (observed != observeUntil.isPresent()) {
            throw new IllegalArgumentException("Exactly an observed finding has a day until which it is observed");
        }
        if (confirmed != diseaseCode.isPresent()) {
            throw new IllegalArgumentException("Exactly a confirmed finding has a coded disease");
        }
        if (!confirmed && note.filter(reason -> !reason.isBlank()).isEmpty()) {
            throw new IllegalArgumentException("What is excluded or observed has its reason");
        }
    }

    /** What the answer to a referral says in words. */
    Optional<String> inWords() {
        return outcome == Conclusion.CONFIRMED ? comment : note;
    }
}
