package org.alemtuzumab.pathway.vaccination;

/** What is known of a patient's immunity to varicella, beside the doses on record (SCR-09). */
record VaricellaStatus(Told varicellaHistory, Told vaccinatedTwice, Igg igg) {

    enum Told {
        YES,
        NO,
        UNKNOWN
    }

    enum Igg {
        POSITIVE,
        NEGATIVE,
        NOT_TESTED
    }

    /** By what the patient had or was given, whatever the IgG. */
    boolean toldImmune() {
        return varicellaHistory == Told.YES || vaccinatedTwice == Told.YES;
    }
}
