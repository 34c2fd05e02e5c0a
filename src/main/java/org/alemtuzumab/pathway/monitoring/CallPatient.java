package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what the call brought; a decision that is open by then says it (MON-06). */
@Component("callPatient")
class CallPatient implements TaskListener {

    private final RoundContacts contacts;
    private final OpenRoundTasks tasks;
    private final CurrentUser user;

    CallPatient(RoundContacts contacts, OpenRoundTasks tasks, CurrentUser user) {
        this.contacts = contacts;
        this.tasks = tasks;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        contacts.record(
                MonitoringRoundVariables.ROUND_ID.get(task),
                task.getTaskDefinitionKey(),
                answers.requiredText("outcome"),
                answers.text("remark").orElse(null),
                answers.date("agreedOn").orElse(null),
                user.id());
        tasks.renewTexts(MonitoringRoundVariables.PATIENT_NUMBER.get(task));
    }
}
