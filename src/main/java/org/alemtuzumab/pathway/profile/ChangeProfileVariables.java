package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code changeProfile}. */
final class ChangeProfileVariables {

    static final Variable<Long> CHANGE_ID = new Variable<>("changeId", Long.class);
    /** Only where the profile of one patient changes. */
    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);

    static final Variable<Boolean> CHANGE_SIGNED = new Variable<>("changeSigned", Boolean.class);

    /** What the signer was shown: a sign is for this list only. */
    static final Variable<String> CONSEQUENCES = new Variable<>("consequences", String.class);

    private ChangeProfileVariables() {}
}
