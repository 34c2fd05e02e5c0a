package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The findings that joined the open referral, and by when they are acknowledged (SAF-6). */
@Component("prepareAddedFindings")
class PrepareAddedFindings implements JavaDelegate {

    private final BatchStart start;

    PrepareAddedFindings(BatchStart start) {
        this.start = start;
    }

    @Override
    public void execute(DelegateExecution execution) {
        start.begin(execution);
    }
}
