package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** One monthly round after an anchor, with its window [opensOn, closesOn) (MON-06). */
public record MonitoringRound(
        @Id Long id,
        String patientNumber,
        LocalDate anchor,
        int roundNumber,
        LocalDate opensOn,
        LocalDate dueOn,
        LocalDate closesOn,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt,
        String state,
        String panel,
        String profile) {}
