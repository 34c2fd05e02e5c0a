package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code safetyEvent}. */
final class SafetyEventVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);

    private SafetyEventVariables() {}
}
