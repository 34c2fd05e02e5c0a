package org.alemtuzumab.pathway.infusion;

/** When a reading was made. */
enum Phase {
    INFUSION("during the infusion"),
    OBSERVATION("during the observation");

    final String inWords;

    Phase(String inWords) {
        this.inWords = inWords;
    }
}
