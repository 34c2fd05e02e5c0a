package org.alemtuzumab.pathway.infusion;

import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the check before an infusion found (SCR-03). Null: not asked, or not told.
 *
 * @param symptoms in words
 * @param physicianPresent INF-14
 */
record Morning(
        @Embedded.Empty Measured measured,
        Boolean infectionSigns,
        Boolean infectionSevere,
        NewSymptoms newSymptoms,
        String symptoms,
        PregnancyTest pregnancyTest,
        Boolean equipmentReady,
        Boolean physicianPresent) {

    static final Morning NOTHING = new Morning(Measured.NOTHING, null, null, null, null, null, null, null);
}
