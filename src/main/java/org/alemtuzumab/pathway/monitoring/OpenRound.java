package org.alemtuzumab.pathway.monitoring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the next round with its window and panel (MON-03 to MON-06). */
@Component("openRound")
class OpenRound implements JavaDelegate {

    private final Rounds rounds;

    OpenRound(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MonitoringRound round = rounds.open(MonitoringVariables.PATIENT_NUMBER.get(execution));
        MonitoringVariables.ROUND_ID.set(execution, round.id());
        MonitoringVariables.ROUND_NUMBER.set(execution, round.roundNumber());
    }
}
