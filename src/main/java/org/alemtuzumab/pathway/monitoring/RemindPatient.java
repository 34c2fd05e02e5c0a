package org.alemtuzumab.pathway.monitoring;

import java.util.Optional;

/** How the patient of a late round was reminded (MON-06). */
record RemindPatient(Reminded reminded, Optional<String> remark) {

    enum Reminded {
        PHONE,
        MESSAGE,
        SAMPLE_TAKEN,
        NOT_REACHED
    }

    Contact contact() {
        return Contact.of(Contact.Step.REMIND_PATIENT, reminded, remark);
    }
}
