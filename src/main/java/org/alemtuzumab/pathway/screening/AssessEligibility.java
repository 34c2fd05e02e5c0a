package org.alemtuzumab.pathway.screening;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What all answers and results come to for the booked day, every reason at once. */
@Component("assessEligibility")
class AssessEligibility implements JavaDelegate {

    private final Eligibility eligibility;

    AssessEligibility(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    @Override
    public void execute(DelegateExecution execution) {
        eligibility.assess(
                ScreeningVariables.PATIENT_NUMBER.get(execution), ScreeningVariables.COURSE_NUMBER.get(execution));
    }
}
