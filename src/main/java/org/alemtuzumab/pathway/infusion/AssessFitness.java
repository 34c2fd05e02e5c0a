package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.infusion.Fitness.Outcome;
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

    private final InfusionFitness fitness;
    private final ClinicTime time;

    AssessFitness(InfusionFitness fitness, ClinicTime time) {
        this.fitness = fitness;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Fitness morning = fitness.assess(InfusionDayVariables.day(execution));
        Outcome outcome = morning.outcome();
        InfusionDayVariables.FITNESS.set(execution, outcome.spelled());
        InfusionDayVariables.ALARM_RAISED.set(execution, morning.alarm());
        if (outcome == Outcome.FIT) {
            InfusionDayVariables.DAY_OUTCOME.set(execution, Outcome.MOVED.spelled());
            InfusionDayVariables.NEXT_DAY.set(execution, time.today().toString());
            return;
        }
        boolean givenBefore = outcome == Outcome.RECORDED && morning.reasons().isEmpty();
        if (!givenBefore) {
            InfusionDayVariables.HELD_BECAUSE.set(execution, String.join(" ", morning.reasons()));
        }
        if (outcome == Outcome.RECORDED) {
            InfusionDayVariables.DAY_OUTCOME.set(
                    execution, (givenBefore ? Observation.Outcome.GIVEN : Observation.Outcome.STOPPED).spelled());
            return;
        }
        InfusionDayVariables.DAY_OUTCOME.set(execution, outcome.spelled());
        if (morning.movedTo() != null) {
            InfusionDayVariables.NEXT_DAY.set(execution, morning.movedTo().toString());
        }
    }
}
