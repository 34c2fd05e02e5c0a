package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/** What was given before an infusion (INF-06, INF-07, INF-08). @param corticosteroid null where none was given */
record Premedication(
        @Id Long id,
        @Embedded.Empty InfusionDayRef day,
        @Embedded.Nullable Corticosteroid corticosteroid,
        boolean antihistamine,
        boolean antipyretic,
        String drugs,
        boolean aciclovirTaken,
        String deviationReason,
        String recordedBy,
        OffsetDateTime recordedAt) {

    /** The same with a corticosteroid that was given again; what else was given stands. */
    Premedication again(Corticosteroid given, String by, OffsetDateTime at) {
        return new Premedication(
                null, day, given, antihistamine, antipyretic, drugs, aciclovirTaken, deviationReason, by, at);
    }

    /** The same, and why the corticosteroid was not given again. */
    Premedication notAgain(String why, String by, OffsetDateTime at) {
        return new Premedication(
                null, day, corticosteroid, antihistamine, antipyretic, drugs, aciclovirTaken, why, by, at);
    }
}
