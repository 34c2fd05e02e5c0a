package org.alemtuzumab.pathway.laboratory;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code laboratoryInbox} (SAF-1). */
@Component
class LaboratoryInboxSubmissions {

    private final Inbox inbox;

    LaboratoryInboxSubmissions(Inbox inbox) {
        this.inbox = inbox;
    }

    @OnSubmission
    void assignLaboratoryMessage(DelegateTask task, AssignLaboratoryMessage answer) {
        inbox.assign(LaboratoryInboxVariables.MESSAGE_ID.get(task), LaboratoryInboxVariables.PART.get(task), answer);
    }

    @OnSubmission
    void settleLaboratoryMessage(DelegateTask task, SettleLaboratoryMessage answer) {
        inbox.settle(LaboratoryInboxVariables.MESSAGE_ID.get(task), LaboratoryInboxVariables.PART.get(task), answer);
    }
}
