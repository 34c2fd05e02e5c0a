package org.alemtuzumab.pathway.disease;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * A disease that was confirmed in the pathway (SCR-20).
 *
 * @param details in words; null where the code says it all
 * @param underTreatment whether it was found after the first infusion
 * @param specialty who confirmed it
 * @param takenBackAt when it was found to have been confirmed wrongly, and counts no more; null while it counts
 */
public record KnownDisease(
        @Id Long id,
        String patientNumber,
        String code,
        String details,
        LocalDate confirmedOn,
        boolean underTreatment,
        String specialty,
        Long referralId,
        Long followUpId,
        String recordedBy,
        OffsetDateTime recordedAt,
        OffsetDateTime takenBackAt) {

    KnownDisease takenBack(OffsetDateTime at) {
        return new KnownDisease(
                id,
                patientNumber,
                code,
                details,
                confirmedOn,
                underTreatment,
                specialty,
                referralId,
                followUpId,
                recordedBy,
                recordedAt,
                at);
    }
}
