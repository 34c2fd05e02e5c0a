package org.alemtuzumab.pathway.laboratory;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person deals with what of a message could not be filed by itself (SAF-1). */
@Component("settleLaboratoryMessage")
class SettleLaboratoryMessage implements TaskListener {

    private final Inbox inbox;

    SettleLaboratoryMessage(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        // "again" decides nothing: the message is read anew, with the catalogue as it is now
        if (answers.requiredText("settlement").equals("settled")) {
            inbox.settle(
                    LaboratoryInboxVariables.MESSAGE_ID.get(task),
                    LaboratoryInboxVariables.PART.get(task),
                    answers.requiredText("reason"));
        }
    }
}
