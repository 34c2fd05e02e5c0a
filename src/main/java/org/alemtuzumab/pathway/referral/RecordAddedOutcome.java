package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the specialist found out about the added findings. */
@Component("recordAddedOutcome")
class RecordAddedOutcome implements TaskListener {

    private final OutcomeForm form;

    RecordAddedOutcome(OutcomeForm form) {
        this.form = form;
    }

    @Override
    public void notify(DelegateTask task) {
        form.store(task);
    }
}
