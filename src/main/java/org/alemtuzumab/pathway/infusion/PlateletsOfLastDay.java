package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.stereotype.Component;

/**
 * Platelets on the last day really given (INF-20). They are asked for beside the course as soon as it is held, which may
 * last, or ends early, whoever ends it.
 */
@Component
public class PlateletsOfLastDay {

    private final InfusionPlatelets platelets;
    private final RunningProcesses processes;
    private final Messages messages;

    PlateletsOfLastDay(InfusionPlatelets platelets, RunningProcesses processes, Messages messages) {
        this.platelets = platelets;
        this.processes = processes;
        this.messages = messages;
    }

    /** Asks for them, once, where no count was taken on or after that day. */
    public void ask(String patientNumber, int courseNumber) {
        if (platelets.missing(patientNumber, courseNumber) && !processes.waitsAt("recordPlatelets", patientNumber)) {
            messages.tell("plateletsMissing", patientNumber);
        }
    }
}
