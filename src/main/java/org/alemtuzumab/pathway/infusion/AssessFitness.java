package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Whether an infusion may be given this morning; all reasons at once. */
@Component("assessFitness")
class AssessFitness implements JavaDelegate {

    private final InfusionDays days;

    AssessFitness(InfusionDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Fitness fitness = days.assessFitness(InfusionDayVariables.day(execution));
        InfusionDayVariables.FITNESS.set(execution, fitness.outcome());
        if (!fitness.outcome().equals(Fitness.FIT)) {
            InfusionDayVariables.DAY_OUTCOME.set(execution, fitness.outcome());
            InfusionDayVariables.HELD_BECAUSE.set(execution, String.join(" ", fitness.reasons()));
        }
        if (fitness.movedTo() != null) {
            InfusionDayVariables.NEXT_DAY.set(execution, fitness.movedTo().toString());
        }
    }
}
