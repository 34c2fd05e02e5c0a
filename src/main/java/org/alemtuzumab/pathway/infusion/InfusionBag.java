package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One bag as prepared; its time runs from dilution to the END of the infusion (INF-04, INF-15).
 *
 * @param discard null for a bag in use
 */
record InfusionBag(
        @Id Long id,
        @Embedded.Empty InfusionDayRef day,
        String product,
        String batch,
        Diluent diluent,
        OffsetDateTime dilutedAt,
        String preparedBy,
        @Embedded.Nullable Discard discard) {

    enum Diluent implements Spelled {
        SODIUM_CHLORIDE,
        GLUCOSE
    }

    /** @param remainingMl what was left, null for a bag discarded unused */
    record Discard(OffsetDateTime discardedAt, String discardReason, Double remainingMl) {}

    boolean discarded() {
        return discard != null;
    }

    InfusionBag discarded(Discard how) {
        return new InfusionBag(id, day, product, batch, diluent, dilutedAt, preparedBy, how);
    }
}
