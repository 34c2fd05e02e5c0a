package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the pathway judge what was stored. Where it has just ended, the regular check finds what nobody judged (SAF-7). */
@Component("tellResults")
class TellResults implements JavaDelegate {

    private final Messages messages;

    TellResults(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.tell("resultsArrived", PatientReportVariables.PATIENT_NUMBER.get(execution));
    }
}
