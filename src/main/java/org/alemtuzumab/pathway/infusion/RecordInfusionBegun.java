package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From this moment the infusion is the anchor of monitoring (INF-18), prophylaxis is due (INF-08), and late reactions are asked about (INF-13). */
@Component("recordInfusionBegun")
class RecordInfusionBegun implements JavaDelegate {

    private final InfusionDays days;
    private final Prophylaxes prophylaxes;
    private final RunningProcesses processes;
    private final Messages messages;

    RecordInfusionBegun(InfusionDays days, Prophylaxes prophylaxes, RunningProcesses processes, Messages messages) {
        this.days = days;
        this.prophylaxes = prophylaxes;
        this.processes = processes;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        InfusionDayRef day = InfusionDayVariables.day(execution);
        if (!days.begin(day)) {
            return;
        }
        messages.tell("firstInfusionBegun", day.patientNumber());
        messages.tell("anchorMoved", day.patientNumber());
        messages.tell("roundSuperseded", day.patientNumber());
        if (!processes.waitsAt("checkInOpens", day.patientNumber())) {
            messages.tell("checkInPlanned", day.patientNumber());
        }
        if (prophylaxes.open(day.patientNumber())) {
            messages.tell("prophylaxisDue", day.patientNumber());
        }
    }
}
