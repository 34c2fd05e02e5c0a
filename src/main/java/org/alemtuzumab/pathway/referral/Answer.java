package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a specialist found out.
 *
 * @param outcome confirmed (a disease), excluded, or observed until a day
 * @param diseaseCode what was confirmed, of the list of diseases (SCR-20); null for the other outcomes
 * @param disease the same in words; null where the code says it all
 * @param note the reason of what is excluded or observed; may be null where a disease is confirmed
 * @param observedUntil the day on which an observed finding is looked at again; null for the other outcomes
 */
record Answer(
        String outcome,
        String diseaseCode,
        String disease,
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
        if ("confirmed".equals(outcome) != (diseaseCode != null)) {
            throw new IllegalArgumentException("Exactly a confirmed finding has a coded disease");
        }
        if (!"confirmed".equals(outcome) && (note == null || note.isBlank())) {
            throw new IllegalArgumentException("What is excluded or observed has its reason");
        }
    }

    boolean last() {
        return !"observed".equals(outcome);
    }
}
