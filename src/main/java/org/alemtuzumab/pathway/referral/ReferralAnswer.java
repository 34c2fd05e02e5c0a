package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One thing that was answered to a referral.
 *
 * @param step acknowledged, takenOver, visit or outcome
 * @param outcome confirmed, excluded or observed; null for the other steps
 * @param diseaseCode of the list of diseases (SCR-20); null for what was confirmed before there was one
 * @param worseningPercent change in percent from which an observed value alerts again (SAF-8); null for none
 */
public record ReferralAnswer(
        @Id Long id,
        String patientNumber,
        Long referralId,
        String step,
        String outcome,
        String diseaseCode,
        String disease,
        boolean autoimmune,
        LocalDate observedUntil,
        Double worseningPercent,
        String note,
        String answeredBy,
        OffsetDateTime answeredAt) {

    static final String VISIT = "visit";
}
