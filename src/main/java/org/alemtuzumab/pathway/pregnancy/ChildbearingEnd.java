package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** Menses and pregnancy are over for good. @param reason menopause or hysterectomy */
record ChildbearingEnd(
        @Id Long id,
        String patientNumber,
        String reason,
        LocalDate knownOn,
        String recordedBy,
        OffsetDateTime recordedAt) {}
