package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/**
 * What an observation after the infusion came to (INF-10).
 *
 * @param reason why
 * @param emergency whether this reading is one (ACU-1)
 */
record Observation(Outcome outcome, String reason, boolean emergency) {

    enum Outcome implements Spelled {
        /** The patient may leave. */
        GIVEN,
        /** After a serious reaction. */
        STOPPED,
        /** Not yet. */
        STAY
    }
}
