package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Results that no open task asked for, where there are any, or a correction of what had been typed (SAF-4).
 *
 * @param values by the analyte's code, as typed
 */
record RecordOtherResults(
        boolean available, Optional<LocalDate> collectedOn, Optional<Purpose> purpose, Map<String, String> values) {

    enum Purpose {
        NEW,
        /** Another value takes the place of what had been typed. */
        CORRECT,
        /** What had been typed counts no more. */
        TAKE_BACK
    }
}
