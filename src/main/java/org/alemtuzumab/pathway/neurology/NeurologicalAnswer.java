package org.alemtuzumab.pathway.neurology;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * The neurologist's answer whether PML or autoimmune encephalitis is suspected (NEU-1).
 *
 * @param followUpId the question that it answers
 */
record NeurologicalAnswer(
        @Id Long id,
        String patientNumber,
        long followUpId,
        boolean suspected,
        String because,
        String answeredBy,
        OffsetDateTime answeredAt) {}
