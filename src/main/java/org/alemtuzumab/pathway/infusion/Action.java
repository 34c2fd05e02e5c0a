package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/** What is done with a running infusion at a reading. */
enum Action implements Spelled {
    CONTINUE,
    SLOW,
    /** It goes on at another rate. */
    RATE,
    PAUSE,
    RESUME,
    /** The whole dose is in. */
    FINISH,
    /** For good. */
    STOP;

    /** It lets the drug run, or ends the infusion as complete. */
    boolean goesOn() {
        return this != PAUSE && this != STOP;
    }
}
