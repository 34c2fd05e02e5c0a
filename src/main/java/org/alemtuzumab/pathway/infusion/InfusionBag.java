package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One bag as prepared; its time runs from dilution to the END of the infusion (INF-04, INF-15).
 *
 * @param remainingMl what was left when it was discarded, null for a bag discarded unused
 */
record InfusionBag(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        String product,
        String batch,
        String diluent,
        OffsetDateTime dilutedAt,
        String preparedBy,
        OffsetDateTime discardedAt,
        String discardReason,
        Double remainingMl) {

    InfusionBag discarded(OffsetDateTime at, String reason, Double millilitresLeft) {
        return new InfusionBag(
                id,
                patientNumber,
                courseNumber,
                dayNumber,
                product,
                batch,
                diluent,
                dilutedAt,
                preparedBy,
                at,
                reason,
                millilitresLeft);
    }
}
