package org.alemtuzumab.pathway.infusion;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * The corticosteroid before an infusion (INF-06).
 *
 * @param corticosteroid which one; null in records of earlier releases, which were of methylprednisolone
 * @param methylprednisoloneMg mg of whichever it was
 * @param methylprednisoloneAt when it was begun
 * @param corticosteroidEndedAt when it had run in
 */
record Corticosteroid(
        Drug corticosteroid,
        Double methylprednisoloneMg,
        OffsetDateTime methylprednisoloneAt,
        OffsetDateTime corticosteroidEndedAt) {

    enum Drug implements Spelled {
        METHYLPREDNISOLONE,
        PREDNISOLONE,
        DEXAMETHASONE,
        HYDROCORTISONE,
        OTHER
    }

    /** "methylprednisolone 1000 mg". */
    String inWords() {
        return "%s %s mg"
                .formatted(
                        (corticosteroid == null ? Drug.METHYLPREDNISOLONE : corticosteroid).spelled(),
                        BigDecimal.valueOf(methylprednisoloneMg)
                                .stripTrailingZeros()
                                .toPlainString());
    }
}
