package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The whole dose is in; the time of observation begins (INF-10). */
@Component("finishInfusion")
class FinishInfusion implements JavaDelegate {

    private final GivenDoses doses;
    private final InfusionPlatelets platelets;
    private final InfusionHolds holds;

    FinishInfusion(GivenDoses doses, InfusionPlatelets platelets, InfusionHolds holds) {
        this.doses = doses;
        this.platelets = platelets;
        this.holds = holds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InfusionDayRef day = InfusionDayVariables.day(execution);
        doses.finish(day, false);
        InfusionDayVariables.PLATELETS_DUE.set(execution, platelets.due(day, holds.withdrawn(day)));
    }
}
