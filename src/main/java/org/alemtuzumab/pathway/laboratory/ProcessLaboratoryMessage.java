package org.alemtuzumab.pathway.laboratory;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Processes a message again with what a person has decided. */
@Component("processLaboratoryMessage")
class ProcessLaboratoryMessage implements JavaDelegate {

    private final Inbox inbox;

    ProcessLaboratoryMessage(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long message = LaboratoryInboxVariables.MESSAGE_ID.get(execution);
        LaboratoryInboxVariables.WAITS.set(execution, false);
        inbox.processAgain(message)
                .ifPresent(waiting -> execution.setVariables(LaboratoryInboxVariables.of(message, waiting)));
    }
}
