package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a departure was settled; only a document in writing ends our monitoring (MON-09).
 *
 * @param settledOn the date of the document, where the patient leaves
 * @param document where it is kept
 */
record SettleDeparture(Settlement settlement, Optional<LocalDate> settledOn, Optional<String> document, String reason) {

    enum Settlement {
        STAYS,
        ACCEPTED,
        REFUSED
    }

    boolean leaves() {
        return settlement != Settlement.STAYS;
    }

    /** As it is kept with the report. */
    PatientReport.Settlement asSettled() {
        return PatientReport.Settlement.valueOf(settlement.name());
    }

    String inWords() {
        return leaves()
                ? "%s in writing, document kept: %s. %s"
                        .formatted(asSettled().spelled(), document.orElseThrow(), reason)
                : reason;
    }
}
