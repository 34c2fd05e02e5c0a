package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code herpesProphylaxis}. */
final class HerpesProphylaxisVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Row of the prophylaxis; a new one when it was resumed. */
    static final Variable<Long> PROPHYLAXIS_ID = new Variable<>("prophylaxisId", Long.class);
    /** goOn, review, stop, resume or over. */
    static final Variable<String> PROPHYLAXIS_STEP = new Variable<>("prophylaxisStep", String.class);
    /** Why. */
    static final Variable<String> PROPHYLAXIS_REASON = new Variable<>("prophylaxisReason", String.class);

    private HerpesProphylaxisVariables() {}
}
