package org.alemtuzumab.pathway.referral;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.springframework.data.annotation.Id;

/**
 * When the patient of a referral was seen (SAF-6).
 *
 * @param dueAt by when that was to be
 * @param seenAt null where no visit was needed
 * @param notSeenBecause why none was needed; null where there was one
 */
public record ReferralVisit(
        @Id Long id,
        String patientNumber,
        Long referralId,
        Urgency urgency,
        OffsetDateTime dueAt,
        OffsetDateTime seenAt,
        String notSeenBecause,
        String recordedBy,
        OffsetDateTime recordedAt) {

    public ReferralVisit {
        if ((seenAt == null) == (notSeenBecause == null)) {
            throw new IllegalArgumentException("The patient was seen, or there is a reason why not");
        }
    }
}
