package org.alemtuzumab.pathway.screening;

import java.util.Optional;

/** Where a course is given (INF-14). */
record Site(Boolean intensiveCareAtHand, Boolean specialistsAtHand, String experiencedNeurologist) {

    /** Why no course is booked there; empty where it is ready. */
    Optional<String> notReady() {
        return intensiveCareAtHand && specialistsAtHand
                ? Optional.empty()
                : Optional.of(
                        "Intensive care and the specialists must be at hand where the course is given (INF-14). Arrange it, or book it elsewhere");
    }
}
