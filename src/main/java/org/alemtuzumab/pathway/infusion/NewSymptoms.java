package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/** New symptoms on the morning of an infusion day (SCR-03). */
enum NewSymptoms implements Spelled {
    NONE,
    MINOR,
    CONCERNING
}
