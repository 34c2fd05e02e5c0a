package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Optional;

/** What the call to the patient of a late round brought (MON-06). @param agreedOn the day agreed on for the sample */
record CallPatient(Outcome outcome, Optional<LocalDate> agreedOn, Optional<String> remark) {

    enum Outcome {
        AGREED,
        SAMPLE_TAKEN,
        DECLINES,
        NOT_REACHED
    }

    Contact contact() {
        return Contact.of(Contact.Step.CALL_PATIENT, outcome, remark).agreedOn(agreedOn);
    }
}
