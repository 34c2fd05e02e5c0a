package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.alemtuzumab.pathway.form.OnOffer;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code monitoringRound} (MON-06). */
@Component
class MonitoringRoundSubmissions {

    private final EnteredResults results;
    private final RoundContacts contacts;
    private final OpenRoundTasks tasks;
    private final CurrentUser user;

    MonitoringRoundSubmissions(EnteredResults results, RoundContacts contacts, OpenRoundTasks tasks, CurrentUser user) {
        this.results = results;
        this.contacts = contacts;
        this.tasks = tasks;
        this.user = user;
    }

    @OnSubmission
    void recordRoundResults(DelegateTask task, RecordRoundResults entered) {
        long roundId = MonitoringRoundVariables.ROUND_ID.get(task);
        SubmittedAnswers.in(task, task.getId()).ifPresent(sent -> results.requireStillAsked(roundId, sent.dropped()));
        results.take(roundId, entered, user.id());
    }

    /** A call that is open by then says it. */
    @OnSubmission
    void remindPatient(DelegateTask task, RemindPatient given) {
        record(task, given.contact());
        tasks.renewTexts(MonitoringRoundVariables.PATIENT_NUMBER.get(task));
    }

    /** A decision that is open by then says it. */
    @OnSubmission
    void callPatient(DelegateTask task, CallPatient given) {
        record(task, given.contact());
        tasks.renewTexts(MonitoringRoundVariables.PATIENT_NUMBER.get(task));
    }

    /** The closing of the round need not ask again. */
    @OnOffer
    void decideOnOverdueRound(DelegateTask task) {
        MonitoringRoundVariables.NEUROLOGIST_ASKED.set(task.getExecution().getProcessInstance(), true);
    }

    @OnSubmission
    void decideOnOverdueRound(DelegateTask task, DecideOnOverdueRound given) {
        record(task, given.contact());
    }

    @OnSubmission
    void reviewMissedRounds(DelegateTask task, ReviewMissedRounds given) {
        record(task, given.contact());
    }

    private void record(DelegateTask task, Contact contact) {
        contacts.record(MonitoringRoundVariables.ROUND_ID.get(task), contact, user.id());
    }
}
