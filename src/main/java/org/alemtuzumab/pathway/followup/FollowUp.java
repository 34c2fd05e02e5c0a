package org.alemtuzumab.pathway.followup;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** A repeat, reflex or clarification with its days, judged by RPT-1, beside the rounds. */
public record FollowUp(
        @Id Long id,
        String patientNumber,
        String kind,
        String analytes,
        String instruction,
        String urgency,
        String assignedGroup,
        int attempt,
        OffsetDateTime dueAt,
        Long roundId,
        String state,
        String outcome,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt) {

    public boolean open() {
        return "OPEN".equals(state);
    }
}
