package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The call about a test that was not done in time (RPT-1).
 *
 * @param plannedOn the day that was agreed with who was reached
 * @param note what was said
 */
record CallAboutFollowUp(boolean reached, Optional<LocalDate> plannedOn, Optional<String> note) {

    /** In one line; what was said follows. */
    String inWords() {
        String outcome = reached ? "called, sample planned for " + plannedOn.orElseThrow() : "called, not reached";
        return note.map(said -> outcome + ". " + said).orElse(outcome);
    }
}
