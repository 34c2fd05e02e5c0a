package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** What was given before an infusion (INF-06, INF-07, INF-08). */
record Premedication(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        Double methylprednisoloneMg,
        OffsetDateTime methylprednisoloneAt,
        boolean antihistamine,
        boolean antipyretic,
        String drugs,
        boolean aciclovirTaken,
        String deviationReason,
        String recordedBy,
        OffsetDateTime recordedAt) {}
