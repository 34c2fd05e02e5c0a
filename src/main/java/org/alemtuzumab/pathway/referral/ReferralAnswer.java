package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/**
 * One thing that was answered to a referral.
 *
 * @param outcome null for the other steps
 * @param diseaseCode of the list of diseases (SCR-20); null for what was confirmed before there was one
 * @param worseningPercent change in percent from which an observed value alerts again (SAF-8); null for none
 */
public record ReferralAnswer(
        @Id Long id,
        String patientNumber,
        Long referralId,
        Step step,
        Conclusion outcome,
        String diseaseCode,
        String disease,
        boolean autoimmune,
        LocalDate observedUntil,
        Double worseningPercent,
        String note,
        String answeredBy,
        OffsetDateTime answeredAt) {

    /** What was answered, in the order in which a referral goes. */
    public enum Step implements Spelled {
        ACKNOWLEDGED,
        /** By the neurologist on call, where nobody acknowledged it. */
        TAKEN_OVER,
        VISIT,
        OUTCOME
    }
}
