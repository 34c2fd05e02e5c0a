package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens the next round with its window and panel (MON-03 to MON-06), under the US label with its status report (MON-08). */
@Component("openRound")
class OpenRound implements JavaDelegate {

    private final Rounds rounds;
    private final ProgrammeReports reports;
    private final ApplicationEventPublisher events;

    OpenRound(Rounds rounds, ProgrammeReports reports, ApplicationEventPublisher events) {
        this.rounds = rounds;
        this.reports = reports;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MonitoringRound round = rounds.open(MonitoringVariables.PATIENT_NUMBER.get(execution));
        LocalDate nextDueOn = rounds.dates(round.patientNumber(), round.anchor(), round.roundNumber() + 1)
                .dueOn();
        reports.roundOpened(round.patientNumber(), round.id(), round.dueOn(), nextDueOn);
        events.publishEvent(new RoundOpened(round.patientNumber(), round.dueOn(), nextDueOn));
        MonitoringVariables.ROUND_ID.set(execution, round.id());
        MonitoringVariables.ROUND_NUMBER.set(execution, round.roundNumber());
    }
}
