package org.alemtuzumab.pathway.laboratory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person says whose results a message brings; nothing is matched by likeness (SAF-1).
 *
 * @param patientNumber whose it is, as the date of birth
 * @param reason why it is nobody's
 */
record AssignLaboratoryMessage(
        Assignment assignment, Optional<String> patientNumber, Optional<LocalDate> birthDate, Optional<String> reason) {

    enum Assignment {
        ASSIGN,
        DISCARD,
        /** It is read again as it is: the patient may have been enrolled in the meantime. */
        AGAIN
    }
}
