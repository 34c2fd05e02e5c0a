package org.alemtuzumab.pathway.prophylaxis;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Whether prophylaxis goes on, stops, or must be resumed (INF-08). */
@Component("assessProphylaxis")
class AssessProphylaxis implements JavaDelegate {

    private final Prophylaxes prophylaxes;

    AssessProphylaxis(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = prophylaxes.assess(HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(execution));
        HerpesProphylaxisVariables.PROPHYLAXIS_STEP.set(execution, step.name());
        HerpesProphylaxisVariables.PROPHYLAXIS_REASON.set(execution, step.reason());
    }
}
