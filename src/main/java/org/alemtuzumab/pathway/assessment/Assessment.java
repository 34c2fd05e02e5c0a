package org.alemtuzumab.pathway.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** What the care team found out before a course; the answers are a JSON object. */
public record Assessment(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        String kind,
        LocalDate performedOn,
        String answers,
        String recordedBy,
        OffsetDateTime recordedAt) {}
