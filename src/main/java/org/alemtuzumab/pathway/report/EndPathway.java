package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The patient has left in writing: the pathway ends (MON-09). */
@Component("endPathway")
class EndPathway implements JavaDelegate {

    private final Messages messages;

    EndPathway(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.tell("patientLeft", PatientReportVariables.PATIENT_NUMBER.get(execution));
    }
}
