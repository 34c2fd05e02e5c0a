package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stopped for good (INF-12). */
@Component("stopInfusion")
class StopInfusion implements JavaDelegate {

    private final InfusionDays days;

    StopInfusion(InfusionDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {

        InfusionDayRef day = InfusionDayVariables.day(execution);
        days.finish(day, true);
        InfusionDayVariables.PLATELETS_DUE.set(execution, days.plateletsDue(day, true));
    }
}
