package org.alemtuzumab.pathway.course;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** One infusion really begun. Each one moves the anchor at once, even if it was stopped (INF-18). */
public record Infusion(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        OffsetDateTime begunAt,
        OffsetDateTime endedAt,
        String outcome,
        String reason,
        String product,
        String batch,
        OffsetDateTime dilutedAt) {

    private static final String STOPPED = "STOPPED";

    public boolean stopped() {
        return STOPPED.equals(outcome);
    }

    Infusion ended(OffsetDateTime at, boolean stopped, String why) {
        return new Infusion(
                id,
                patientNumber,
                courseNumber,
                dayNumber,
                begunAt,
                at,
                stopped ? STOPPED : "COMPLETED",
                why,
                product,
                batch,
                dilutedAt);
    }
}
