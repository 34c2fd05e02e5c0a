package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code mixUp}. */
final class MixUpVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> MIX_UP_ID = new Variable<>("mixUpId", Long.class);
    /** Whether a second person has confirmed that it is another patient's. */
    static final Variable<Boolean> CONFIRMED = new Variable<>("mixUpConfirmed", Boolean.class);

    /** What the second person was shown: the confirmation is for this only. */
    static final Variable<String> FILED = new Variable<>("filed", String.class);

    private MixUpVariables() {}
}
