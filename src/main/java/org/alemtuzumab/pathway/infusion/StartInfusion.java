package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/** The right bag, through a line of its own (INF-04); or no infusion, with its reason (SCR-03). @param rate mL per hour */
record StartInfusion(
        Decision decision,
        Optional<Boolean> identityChecked,
        Optional<Boolean> ownLine,
        Optional<Double> rate,
        Optional<String> reason) {

    enum Decision {
        START,
        DO_NOT_INFUSE
    }

    /** Why the patient is not infused; empty where the infusion is to start. */
    Optional<String> notStarted() {
        return decision == Decision.START ? Optional.empty() : Optional.of(reason.orElseThrow());
    }

    /** @throws SubmissionRefused before patient, bag and line are checked */
    void requireChecked() {
        if (!identityChecked.orElse(false)) {
            throw new SubmissionRefused("Right patient and right bag: do not start before both are checked");
        }
        if (!ownLine.orElse(false)) {
            throw new SubmissionRefused(
                    "Line: the infusion runs through a line of its own, protected from light (INF-04)");
        }
    }
}
