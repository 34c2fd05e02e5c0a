package org.alemtuzumab.pathway.task;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * A step that stands still and has its task: once an incident, by a unique index, however many nodes look.
 *
 * @param incidentId the engine's, a new one each time that the step stops
 * @param answer the latest; null as long as there is none
 * @param whatWasDone by hand, meanwhile
 */
record StoppedStep(
        @Id Long id,
        String incidentId,
        OffsetDateTime openedAt,
        AnswerStoppedStep.Answer answer,
        String whatWasDone,
        String answeredBy,
        OffsetDateTime answeredAt) {

    static StoppedStep opened(String incidentId, OffsetDateTime at) {
        return new StoppedStep(null, incidentId, at, null, null, null, null);
    }

    StoppedStep answered(AnswerStoppedStep given, String by, OffsetDateTime at) {
        return new StoppedStep(
                id, incidentId, openedAt, given.answer(), given.whatWasDone().orElse(null), by, at);
    }
}
