package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The whole dose is in; the time of observation begins (INF-10). */
@Component("finishInfusion")
class FinishInfusion implements JavaDelegate {

    private final InfusionDays days;

    FinishInfusion(InfusionDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {

        InfusionDayRef day = InfusionDayVariables.day(execution);
        days.finish(day, false);
        InfusionDayVariables.PLATELETS_DUE.set(execution, days.plateletsDue(day, days.withdrawn(day)));
    }
}
