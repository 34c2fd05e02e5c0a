package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A physician who was called to an infusion day has decided, with a reason (INF-05, INF-06, INF-09, INF-12). */
@Component("decideAtBedside")
class DecideAtBedside implements TaskListener {

    private final BedsideCalls calls;
    private final CurrentUser user;

    DecideAtBedside(BedsideCalls calls, CurrentUser user) {
        this.calls = calls;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        calls.decide(
                BedsideDecisionVariables.CALL_ID.get(task),
                answers.yes("premedicationAgain") ? BedsideCall.REPEAT : answers.requiredText("decision"),
                answers.requiredText("reason"),
                user.id());
    }
}
