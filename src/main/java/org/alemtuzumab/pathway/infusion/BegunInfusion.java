package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.prophylaxis.Cotrimoxazoles;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.springframework.stereotype.Component;

/**
 * Tells the pathway of an infusion that has begun: it is the anchor of monitoring (INF-18), prophylaxis is due (INF-08, SCR-15), and
 * late reactions are asked about (INF-13).
 */
@Component
class BegunInfusion {

    private final Prophylaxes prophylaxes;
    private final Cotrimoxazoles cotrimoxazoles;
    private final RunningProcesses processes;
    private final Messages messages;

    BegunInfusion(
            Prophylaxes prophylaxes, Cotrimoxazoles cotrimoxazoles, RunningProcesses processes, Messages messages) {
        this.prophylaxes = prophylaxes;
        this.cotrimoxazoles = cotrimoxazoles;
        this.processes = processes;
        this.messages = messages;
    }

    void tell(String patientNumber) {
        messages.tell("firstInfusionBegun", patientNumber);
        messages.tell("anchorMoved", patientNumber);
        messages.tell("roundSuperseded", patientNumber);
        if (!processes.waitsAt("checkInOpens", patientNumber)) {
            messages.tell("checkInPlanned", patientNumber);
        }
        if (prophylaxes.open(patientNumber)) {
            messages.tell("prophylaxisDue", patientNumber);
        }
        cotrimoxazoles.infused(patientNumber);
    }
}
