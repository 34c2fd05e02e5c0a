package org.alemtuzumab.pathway.neurology;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** That a patient has had an immunosuppressant other than alemtuzumab (SCR-17). @param code of the owner's list */
record Immunosuppressant(
        @Id Long id,
        String patientNumber,
        String code,
        LocalDate toldOn,
        String recordedBy,
        OffsetDateTime recordedAt) {}
