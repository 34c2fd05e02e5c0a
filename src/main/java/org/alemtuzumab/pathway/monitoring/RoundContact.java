package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What somebody did about a late or missed round (MON-06).
 *
 * @param step the task in which it was recorded
 * @param agreedOn the day agreed on for the sample, or null
 */
public record RoundContact(
        @Id Long id,
        String patientNumber,
        Long roundId,
        String step,
        String outcome,
        String remark,
        LocalDate agreedOn,
        String recordedBy,
        OffsetDateTime recordedAt) {}
