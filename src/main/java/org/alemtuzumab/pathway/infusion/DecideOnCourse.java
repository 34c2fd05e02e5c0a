package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A neurologist resumes or ends a held course (INF-20).
 *
 * @param highRisk whether the treatment ends for good, for a high risk of a serious outcome (INF-21)
 * @param resumeOn the next infusion day of a course that goes on
 * @param inSpite whether it goes on in spite of what is missing, too old or the neurologist's to set aside
 */
record DecideOnCourse(
        Optional<Boolean> highRisk,
        CourseDecision.Decision decision,
        Optional<LocalDate> resumeOn,
        Optional<Boolean> infectionResolved,
        Optional<LocalDate> resolvedOn,
        boolean inSpite,
        String reason) {

    boolean resumes() {
        return decision == CourseDecision.Decision.RESUME;
    }

    boolean endsTreatment() {
        return highRisk.orElse(false);
    }

    boolean infectionIsResolved() {
        return infectionResolved.orElse(false);
    }
}
