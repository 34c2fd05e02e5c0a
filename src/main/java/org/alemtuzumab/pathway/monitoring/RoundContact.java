package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What somebody did about a late or missed round (MON-06).
 *
 * @param remark null where there was none
 * @param agreedOn the day agreed on for the sample, or null
 */
record RoundContact(
        @Id Long id,
        String patientNumber,
        Long roundId,
        Contact.Step step,
        Contact.Outcome outcome,
        String remark,
        LocalDate agreedOn,
        String recordedBy,
        OffsetDateTime recordedAt) {}
