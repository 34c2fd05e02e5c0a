package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the treatment after a withdrawal, where it has not ended already. */
@Component("stopTreatment")
class StopTreatment implements JavaDelegate {

    private final Messages messages;

    StopTreatment(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.tell("treatmentStopped", TreatmentPathwayVariables.PATIENT_NUMBER.get(execution));
    }
}
