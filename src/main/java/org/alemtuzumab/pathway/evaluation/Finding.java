package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An abnormal, missing or unreadable result that a person must answer. */
@Table("finding")
public record Finding(
        @Id Long id,
        String patientNumber,
        String rule,
        String urgency,
        String specialty,
        String analytes,
        String evidence,
        Long resultId,
        Long roundId,
        String context,
        String followUpKind,
        String followUpAnalytes,
        Integer followUpHours,
        OffsetDateTime raisedAt,
        OffsetDateTime routedAt,
        Long referralId,
        Long followUpId,
        String outcome,
        OffsetDateTime closedAt) {}
