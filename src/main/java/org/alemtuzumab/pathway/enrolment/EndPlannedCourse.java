package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.infusion.InfusionDays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What was prepared here was given elsewhere meanwhile: a bag for it is discarded, unused (SCR-21, INF-04). */
@Component("endPlannedCourse")
class EndPlannedCourse implements JavaDelegate {

    private final InfusionDays infusionDays;

    EndPlannedCourse(InfusionDays infusionDays) {
        this.infusionDays = infusionDays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        infusionDays.discardUnused(
                TreatmentPathwayVariables.PATIENT_NUMBER.get(execution), "The course was given at another centre");
    }
}
