package org.alemtuzumab.pathway.hospital;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * Who a patient is, as the hospital's record says it. Kept by itself, for whoever telephones or writes: nothing clinical reads
 * it, and no variable, log or export holds any of it. What nobody has told is null.
 *
 * @param language as the patient speaks it, in the hospital's word or code
 * @param generalPractitioner name, and number where it is told
 */
public record Person(
        @Id Long id,
        String patientNumber,
        String familyName,
        String givenName,
        String address,
        String telephone,
        String email,
        String language,
        String generalPractitioner,
        OffsetDateTime toldAt) {

    /** Nothing of it, wherever it would be written. */
    @Override
    public String toString() {
        return "Person";
    }

    static Person of(String patientNumber) {
        return new Person(null, patientNumber, null, null, null, null, null, null, null, null);
    }
}
