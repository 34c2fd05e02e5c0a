package org.alemtuzumab.pathway.laboratory;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person says whose results a message brings; nothing is matched by likeness (SAF-1). */
@Component("assignLaboratoryMessage")
class AssignLaboratoryMessage implements TaskListener {

    private final Inbox inbox;

    AssignLaboratoryMessage(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        long message = LaboratoryInboxVariables.MESSAGE_ID.get(task);
        int part = LaboratoryInboxVariables.PART.get(task);
        switch (answers.requiredText("assignment")) {
            case "assign" ->
                inbox.assign(message, part, answers.requiredText("patientNumber"), answers.requiredDate("birthDate"));
            case "discard" -> inbox.discard(message, part, answers.requiredText("reason"));
            default -> {
                // the message is read again as it is: the patient may have been enrolled in the meantime
            }
        }
    }
}
