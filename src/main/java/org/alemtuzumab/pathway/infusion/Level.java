package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/** How far a reading is outside its limits, the worst last (INF-09). */
enum Level implements Spelled {
    INSIDE,
    /** Fever alone (INF-19). */
    SLOW,
    CAUTION,
    ALARM
}
