package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** A dose of a vaccine given (SCR-08, SCR-09). @param takenBack whether it was another patient's: it counts no more (SAF-4) */
public record VaccineDose(
        @Id Long id,
        String patientNumber,
        String vaccine,
        boolean live,
        LocalDate givenOn,
        String recordedBy,
        OffsetDateTime recordedAt,
        boolean takenBack) {

    VaccineDose asTakenBack() {
        return new VaccineDose(id, patientNumber, vaccine, live, givenOn, recordedBy, recordedAt, true);
    }
}
