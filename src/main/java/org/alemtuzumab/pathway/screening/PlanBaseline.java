package org.alemtuzumab.pathway.screening;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Which items of the baseline set are missing for the booked day (SCR-05, SCR-06, SCR-12, SCR-14). */
@Component("planBaseline")
class PlanBaseline implements JavaDelegate {

    private final Baseline baseline;

    PlanBaseline(Baseline baseline) {
        this.baseline = baseline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Baseline.Due due = baseline.due(
                CoursePreparationVariables.PATIENT_NUMBER.get(execution),
                CoursePreparationVariables.COURSE_NUMBER.get(execution));
        CoursePreparationVariables.BASELINE_PANEL.set(execution, due.panel());
        CoursePreparationVariables.ITEMS_DUE.set(execution, String.join(",", due.items()));
    }
}
