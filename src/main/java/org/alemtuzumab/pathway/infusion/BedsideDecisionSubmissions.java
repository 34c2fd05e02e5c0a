package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code bedsideDecision}. */
@Component
class BedsideDecisionSubmissions {

    private final BedsideCalls calls;
    private final CurrentUser user;

    BedsideDecisionSubmissions(BedsideCalls calls, CurrentUser user) {
        this.calls = calls;
        this.user = user;
    }

    @OnSubmission
    void decideAtBedside(DelegateTask task, DecideAtBedside decided) {
        calls.decide(BedsideDecisionVariables.CALL_ID.get(task), decided, user.id());
    }
}
