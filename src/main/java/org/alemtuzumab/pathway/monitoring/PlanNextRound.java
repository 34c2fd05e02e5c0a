package org.alemtuzumab.pathway.monitoring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the anchor anew and says what monitoring waits for (MON-01, MON-02). */
@Component("planNextRound")
class PlanNextRound implements JavaDelegate {

    private final Rounds rounds;

    PlanNextRound(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RoundPlan plan = rounds.plan(MonitoringVariables.PATIENT_NUMBER.get(execution));
        MonitoringVariables.NEXT_STEP.set(
                execution,
                switch (plan.step()) {
                    case NEXT_ROUND -> "nextRound";
                    case LAST_ROUND_OPEN -> "lastRoundOpen";
                    case ALL_CLOSED -> "allClosed";
                });
        if (plan.next() != null) {
            MonitoringVariables.NEXT_ROUND_OPENS_ON.set(
                    execution, plan.next().opensOn().toString());
        }
    }
}
