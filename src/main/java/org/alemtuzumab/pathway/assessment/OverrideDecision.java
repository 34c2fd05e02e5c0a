package org.alemtuzumab.pathway.assessment;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** A rule set aside, or kept, by a named person with a reason. */
public record OverrideDecision(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        String rule,
        String role,
        boolean allowed,
        String reason,
        String signedBy,
        OffsetDateTime signedAt) {}
