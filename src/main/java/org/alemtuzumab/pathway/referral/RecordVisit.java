package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** When the patient was seen, or why no visit is needed (SAF-6). */
record RecordVisit(
        Visit visit, Optional<LocalDate> seenOn, Optional<LocalTime> seenAt, Optional<String> notSeenBecause) {

    enum Visit {
        SEEN,
        NOT_NEEDED
    }
}
