package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code listeriaProphylaxis}. */
final class ListeriaProphylaxisVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Row of this course. */
    static final Variable<Long> COTRIMOXAZOLE_ID = new Variable<>("cotrimoxazoleId", Long.class);

    private ListeriaProphylaxisVariables() {}
}
