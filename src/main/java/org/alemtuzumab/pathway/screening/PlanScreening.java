package org.alemtuzumab.pathway.screening;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is asked in this screening (SCR-07, SCR-13, SCR-18). */
@Component("planScreening")
class PlanScreening implements JavaDelegate {

    private final ScreeningPlan plan;

    PlanScreening(ScreeningPlan plan) {
        this.plan = plan;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patientNumber = ScreeningVariables.PATIENT_NUMBER.get(execution);
        int courseNumber = ScreeningVariables.COURSE_NUMBER.get(execution);
        plan.takeOverEducation(patientNumber, courseNumber);
        ScreeningVariables.ITEMS_DUE.set(execution, String.join(",", plan.due(patientNumber, courseNumber)));
        ScreeningVariables.OVERRIDES_ASKED.set(execution, false);
    }
}
