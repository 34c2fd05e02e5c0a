package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
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
        InfusionDayVariables.FITNESS.set(execution, morning.outcome().spelled());
        InfusionDayVariables.ALARM_RAISED.set(execution, morning.alarm());
        switch (morning.outcome()) {
            case FIT -> {
                InfusionDayVariables.DAY_OUTCOME.set(execution, Fitness.Outcome.MOVED.spelled());
                InfusionDayVariables.NEXT_DAY.set(execution, time.today().toString());
            }
            case RECORDED -> {
                boolean stopped = !morning.reasons().isEmpty();
                InfusionDayVariables.DAY_OUTCOME.set(
                        execution, (stopped ? Observation.Outcome.STOPPED : Observation.Outcome.GIVEN).spelled());
                if (stopped) {
                    hold(execution, morning);
                }
            }
            case NOT_FIT, MOVED -> {
                InfusionDayVariables.DAY_OUTCOME.set(
                        execution, morning.outcome().spelled());
                hold(execution, morning);
                Optional.ofNullable(morning.movedTo())
                        .ifPresent(day -> InfusionDayVariables.NEXT_DAY.set(execution, day.toString()));
            }
        }
    }

    private static void hold(DelegateExecution execution, Fitness morning) {
        InfusionDayVariables.HELD_BECAUSE.set(execution, String.join(" ", morning.reasons()));
    }
}
