package org.alemtuzumab.pathway.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The findings that started the referral, and by when it is acknowledged. */
@Component("prepareReferral")
class PrepareReferral implements JavaDelegate {

    private final BatchStart start;

    PrepareReferral(BatchStart start) {
        this.start = start;
    }

    @Override
    public void execute(DelegateExecution execution) {
        start.begin(execution);
    }
}
