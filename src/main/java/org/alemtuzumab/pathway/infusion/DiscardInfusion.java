package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.text.Spelled;

/** A bag whose time is over is discarded (INF-04); a person says whether anything more is given. */
record DiscardInfusion(boolean discarded, Double remainingMl, Next next, String reason) {

    /** What follows. */
    enum Next implements Spelled {
        /** The remaining dose comes from another one. */
        NEW_BAG,
        /** The dose had been given in full before. */
        COMPLETE,
        STOP
    }

    /** @throws SubmissionRefused before it is discarded */
    void requireDiscarded() {
        if (!discarded) {
            throw new SubmissionRefused(
                    "Discarded: take the bag off and discard it before a new one is prepared (INF-04)");
        }
    }
}
