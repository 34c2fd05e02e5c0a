package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.text.Spelling;

/** RPT-1: what becomes of a follow-up when something was recorded for it; the diagram spells it as {@link Spelling} does. */
enum Verdict {
    NORMAL,
    REPORTED,
    DECIDED,
    HANDED_ON,
    /** It is asked for again. */
    REPEAT,
    /** The rest is asked for again. */
    INCOMPLETE;

    /** As the diagram has kept it. */
    static Verdict read(String text) {
        return Spelling.read(Verdict.class, text)
                .orElseThrow(() -> new IllegalArgumentException("Unknown verdict on a follow-up"));
    }

    /** How a follow-up ends with it. */
    FollowUpOutcome ends() {
        return FollowUpOutcome.valueOf(name());
    }

    /** How it answers a finding. */
    Outcome answers() {
        return Outcome.valueOf(name());
    }
}
