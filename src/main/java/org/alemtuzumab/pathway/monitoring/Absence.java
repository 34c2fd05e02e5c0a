package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What was reported about a planned absence (MON-06).
 *
 * @param beginsOn its first day; null where one on file ends earlier, or does not take place
 * @param reachableOn the first day on which the patient can be called again
 * @param takenBack whether it was another patient's: it counts no more (SAF-4)
 */
public record Absence(
        @Id Long id,
        String patientNumber,
        long reportId,
        LocalDate beginsOn,
        LocalDate reachableOn,
        String recordedBy,
        OffsetDateTime recordedAt,
        boolean takenBack) {

    Absence asTakenBack() {
        return new Absence(id, patientNumber, reportId, beginsOn, reachableOn, recordedBy, recordedAt, true);
    }
}
