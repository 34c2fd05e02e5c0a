package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** One referral of a patient to one specialty; further findings are appended while it is open (SAF-6). */
public record Referral(
        @Id Long id,
        String patientNumber,
        String specialty,
        String openKey,
        String urgency,
        OffsetDateTime openedAt,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy,
        int escalations,
        String outcome,
        LocalDate observedUntil,
        OffsetDateTime closedAt) {}
