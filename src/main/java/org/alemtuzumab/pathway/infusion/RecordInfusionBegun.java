package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The infusion of this day has begun; a second bag only goes on with it (INF-03). */
@Component("recordInfusionBegun")
class RecordInfusionBegun implements JavaDelegate {

    private final InfusionDays days;
    private final BegunInfusion begun;

    RecordInfusionBegun(InfusionDays days, BegunInfusion begun) {
        this.days = days;
        this.begun = begun;
    }

    @Override
    public void execute(DelegateExecution execution) {

        InfusionDayRef day = InfusionDayVariables.day(execution);
        if (days.begin(day)) {
            begun.tell(day.patientNumber());
        }
    }
}
