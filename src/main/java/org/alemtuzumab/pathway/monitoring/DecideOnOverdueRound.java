package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Notes that the neurologist was asked, so that the closing of the round need not ask again, and keeps the decision (MON-06). */
@Component("decideOnOverdueRound")
class DecideOnOverdueRound implements TaskListener {

    private final RoundContacts contacts;
    private final CurrentUser user;

    DecideOnOverdueRound(RoundContacts contacts, CurrentUser user) {
        this.contacts = contacts;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            MonitoringRoundVariables.NEUROLOGIST_ASKED.set(task.getExecution().getProcessInstance(), true);
            return;
        }
        FormAnswers answers = FormAnswers.of(task);
        contacts.record(
                MonitoringRoundVariables.ROUND_ID.get(task),
                task.getTaskDefinitionKey(),
                answers.requiredText("decision"),
                answers.text("reason").orElse(null),
                null,
                user.id());
    }
}
