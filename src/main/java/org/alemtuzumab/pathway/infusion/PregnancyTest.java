package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/** The pregnancy test of the morning (SCR-12). */
enum PregnancyTest implements Spelled {
    NEGATIVE,
    POSITIVE,
    NOT_APPLICABLE,
    /** On a day that follows another. */
    NOT_REPEATED
}
