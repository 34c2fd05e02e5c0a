package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stopped for good (INF-12). */
@Component("stopInfusion")
class StopInfusion implements JavaDelegate {

    private final GivenDoses doses;
    private final InfusionPlatelets platelets;

    StopInfusion(GivenDoses doses, InfusionPlatelets platelets) {
        this.doses = doses;
        this.platelets = platelets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InfusionDayRef day = InfusionDayVariables.day(execution);
        doses.finish(day, true);
        InfusionDayVariables.PLATELETS_DUE.set(execution, platelets.due(day, true));
    }
}
