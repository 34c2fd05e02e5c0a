package org.alemtuzumab.pathway.laboratory;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What a person decided on a message that could not be filed by itself.
 *
 * @param part which of the message's patients, from 1; 0 for the message as a whole
 * @param patientNumber whose it is; null where it was discarded or settled by hand
 */
record LaboratoryDecision(
        @Id Long id,
        long messageId,
        int part,
        Matter matter,
        String patientNumber,
        String reason,
        String decidedBy,
        OffsetDateTime decidedAt) {

    enum Matter {
        /** Whose results they are. */
        PATIENT,
        /** What they mean. */
        CONTENT
    }
}
