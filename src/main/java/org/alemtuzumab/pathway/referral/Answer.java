package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a specialist found out.
 *
 * @param outcome confirmed (a disease), excluded, or observed until a day
 * @param disease what was confirmed; null for the other outcomes
 * @param observedUntil the day on which an observed finding is looked at again; null for the other outcomes
 */
record Answer(
        String outcome,
        String disease,
        boolean autoimmune,
        LocalDate observedUntil,
        Double worseningPercent,
        String note,
        String by) {

    Answer {
        if (!Set.of("confirmed", "excluded", "observed").contains(outcome)) {
            throw new IllegalArgumentException("Unknown outcome " + outcome);
        }
        if ("observed".equals(outcome) != (observedUntil != null)) {
            throw new IllegalArgumentException("Exactly an observed finding has a day until which it is observed");
        }
        if ("confirmed".equals(outcome) != (disease != null)) {
            throw new IllegalArgumentException("Exactly a confirmed finding has a disease");
        }
    }

    boolean last() {
        return !"observed".equals(outcome);
    }
}
