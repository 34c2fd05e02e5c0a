package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores what the nurse entered; the evaluation follows in a transaction of its own. */
@Component("recordRoundResults")
class RecordRoundResults implements TaskListener {

    private final Rounds rounds;
    private final LabResults results;
    private final CurrentUser user;

    RecordRoundResults(Rounds rounds, LabResults results, CurrentUser user) {
        this.rounds = rounds;
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        rounds.record(
                MonitoringRoundVariables.ROUND_ID.get(task),
                answers.requiredDate("collectedOn"),
                results.reported(answers),
                user.id());
    }
}
