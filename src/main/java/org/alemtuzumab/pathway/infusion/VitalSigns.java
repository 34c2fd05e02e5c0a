package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One reading during an infusion or its observation (INF-09, INF-10, INF-12, INF-21).
 *
 * @param judgement null until it is judged, and in readings of earlier releases
 */
record VitalSigns(
        @Id Long id,
        @Embedded.Empty InfusionDayRef day,
        Phase phase,
        OffsetDateTime measuredAt,
        @Embedded.Empty Measured measured,
        @Embedded.Empty ClinicalState state,
        @Embedded.Empty InEffect inEffect,
        Boolean physicianExamined,
        @Embedded.Nullable Judgement judgement,
        String recordedBy) {

    boolean emergency() {
        return judgement != null && Boolean.TRUE.equals(judgement.emergency());
    }

    boolean paused() {
        return inEffect.action() == Action.PAUSE;
    }

    /** Serious by itself, or acted on as an emergency. */
    boolean serious() {
        return state.serious() || emergency();
    }

    VitalSigns holding(InEffect now) {
        return new VitalSigns(
                id, day, phase, measuredAt, measured, state, now, physicianExamined, judgement, recordedBy);
    }

    VitalSigns judged(Judgement made, OffsetDateTime at) {
        return new VitalSigns(id, day, phase, at, measured, state, inEffect, physicianExamined, made, recordedBy);
    }
}
