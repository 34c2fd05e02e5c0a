package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.text.Spelling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is known so far, before weeks of preparation begin (SCR-01 to SCR-07, INF-17). */
@Component("assessSuitability")
class AssessSuitability implements JavaDelegate {

    private final Eligibility eligibility;

    AssessSuitability(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Verdict verdict = eligibility.suitability(
                ScreeningVariables.PATIENT_NUMBER.get(execution),
                ScreeningVariables.COURSE_NUMBER.get(execution),
                ScreeningVariables.OVERRIDES_ASKED.get(execution));
        ScreeningVariables.SUITABILITY.set(execution, Spelling.of(verdict.outcome()));
        ScreeningVariables.OVERRIDES_ASKED.set(
                execution,
                ScreeningVariables.OVERRIDES_ASKED.get(execution) || verdict.outcome() == Verdict.Outcome.OVERRIDE);
    }
}
