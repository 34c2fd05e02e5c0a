package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Whether an infusion may be given this morning; all reasons at once. A day that is fit for it counts as still to be given
 * until it is: where it ends before that, its check opens again (SCR-03).
 */
@Component("assessFitness")
class AssessFitness implements JavaDelegate {

    private final InfusionDays days;
    private final ClinicTime time;

    AssessFitness(InfusionDays days, ClinicTime time) {
        this.days = days;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Fitness fitness = days.assessFitness(InfusionDayVariables.day(execution));
        InfusionDayVariables.FITNESS.set(execution, fitness.outcome());
        InfusionDayVariables.ALARM_RAISED.set(execution, fitness.alarm());
        if (fitness.outcome().equals(Fitness.FIT)) {
            InfusionDayVariables.DAY_OUTCOME.set(execution, Fitness.MOVED);
            InfusionDayVariables.NEXT_DAY.set(execution, time.today().toString());
            return;
        }
        if (fitness.outcome().equals(Fitness.RECORDED)) {
            boolean stopped = !fitness.reasons().isEmpty();
            InfusionDayVariables.DAY_OUTCOME.set(execution, stopped ? Observation.STOPPED : Observation.GIVEN);
            if (stopped) {
                InfusionDayVariables.HELD_BECAUSE.set(execution, String.join(" ", fitness.reasons()));
            }
            return;
        }
        InfusionDayVariables.DAY_OUTCOME.set(execution, fitness.outcome());
        InfusionDayVariables.HELD_BECAUSE.set(execution, String.join(" ", fitness.reasons()));
        if (fitness.movedTo() != null) {
            InfusionDayVariables.NEXT_DAY.set(execution, fitness.movedTo().toString());
        }
    }
}
