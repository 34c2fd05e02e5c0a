package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** One laboratory result as entered, with the interval in the canonical unit that the report allows. */
@Table("lab_result")
public record LabResult(
        @Id Long id,
        String patientNumber,
        String analyte,
        LocalDate collectedOn,
        String reported,
        String state,
        String problem,
        Double lowValue,
        Double highValue,
        String code,
        Double lowerLimit,
        Double upperLimit,
        String limitSource,
        String context,
        Long roundId,
        Long followUpId,
        String recordedBy,
        OffsetDateTime recordedAt,
        OffsetDateTime evaluatedAt) {}
