package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code findingsByHand}. */
final class FindingsByHandVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** The findings that wait for a person, comma-separated. */
    static final Variable<String> FINDING_IDS = new Variable<>("findingIds", String.class);

    private FindingsByHandVariables() {}
}
