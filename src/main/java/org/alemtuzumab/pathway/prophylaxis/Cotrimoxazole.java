package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * Co-trimoxazole against Listeria with one course (SCR-15).
 *
 * @param startedOn null until it is begun, and where it is not given
 * @param notGivenBecause why, and what stands in for it
 */
record Cotrimoxazole(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        OffsetDateTime askedAt,
        LocalDate startedOn,
        String notGivenBecause,
        LocalDate stoppedOn,
        String recordedBy) {

    Cotrimoxazole answered(LocalDate started, String why, LocalDate stopped, String by) {
        return new Cotrimoxazole(id, patientNumber, courseNumber, askedAt, started, why, stopped, by);
    }
}
