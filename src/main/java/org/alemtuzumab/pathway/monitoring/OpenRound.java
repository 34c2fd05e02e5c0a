package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the next round with its window and panel (MON-03 to MON-06), under the US label with its status report (MON-08). */
@Component("openRound")
class OpenRound implements JavaDelegate {

    private final Rounds rounds;
    private final ProgrammeReports reports;

    OpenRound(Rounds rounds, ProgrammeReports reports) {
        this.rounds = rounds;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MonitoringRound round = rounds.open(MonitoringVariables.PATIENT_NUMBER.get(execution));
        reports.roundOpened(
                round.patientNumber(),
                round.id(),
                round.dueOn(),
                rounds.dates(round.patientNumber(), round.anchor(), round.roundNumber() + 1)
                        .dueOn());
        MonitoringVariables.ROUND_ID.set(execution, round.id());
        MonitoringVariables.ROUND_NUMBER.set(execution, round.roundNumber());
    }
}
