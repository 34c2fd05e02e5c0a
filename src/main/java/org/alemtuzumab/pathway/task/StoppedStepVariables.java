package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code stoppedStep}. */
final class StoppedStepVariables {

    /** Null where the step is of no patient. */
    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** The engine's name of what stands still. */
    static final Variable<String> INCIDENT_ID = new Variable<>("incidentId", String.class);
    /** Whether the step is tried again. */
    static final Variable<Boolean> TRY_AGAIN = new Variable<>("tryAgain", Boolean.class);

    private StoppedStepVariables() {}
}
