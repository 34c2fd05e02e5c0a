package org.alemtuzumab.pathway.task;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * A task that a colleague had taken was taken over; never changed afterwards.
 *
 * @param task the task's id in its diagram, as {@code acknowledgeReferral}
 * @param businessKey of its process: the patient's number where it has a patient
 */
public record TaskTakeover(
        @Id Long id,
        String taskId,
        String task,
        String taskName,
        String businessKey,
        String takenFrom,
        String takenBy,
        OffsetDateTime takenAt,
        String reason) {}
