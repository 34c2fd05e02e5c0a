package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The infusion of this day has begun; a second bag only goes on with it (INF-03). */
@Component("recordInfusionBegun")
class RecordInfusionBegun implements JavaDelegate {

    private final GivenDoses doses;

    RecordInfusionBegun(GivenDoses doses) {
        this.doses = doses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        doses.begin(InfusionDayVariables.day(execution));
    }
}
