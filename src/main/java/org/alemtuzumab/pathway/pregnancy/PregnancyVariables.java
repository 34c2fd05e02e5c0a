package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code pregnancy}. */
final class PregnancyVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> PREGNANCY_ID = new Variable<>("pregnancyId", Long.class);
    /** Whether a person has to say when it began. */
    static final Variable<Boolean> TO_BE_DATED = new Variable<>("toBeDated", Boolean.class);
    /** Whether its end is recorded. */
    static final Variable<Boolean> PREGNANCY_ENDED = new Variable<>("pregnancyEnded", Boolean.class);

    private PregnancyVariables() {}
}
