package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * The morning of an infusion day (SCR-03).
 *
 * @param morning with nothing in it where the patient did not come
 * @param absence null where the patient came
 */
record InfusionCheck(
        @Id Long id,
        @Embedded.Empty InfusionDayRef day,
        boolean present,
        @Embedded.Empty Morning morning,
        @Embedded.Nullable Absence absence,
        String recordedBy,
        OffsetDateTime recordedAt) {}
