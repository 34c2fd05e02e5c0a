package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.stereotype.Component;

/** When a withdrawal may end the treatment: as soon as nothing is under way that must be seen through. */
@Component("withdrawals")
public class Withdrawals {

    private final RunningProcesses processes;

    Withdrawals(RunningProcesses processes) {
        this.processes = processes;
    }

    /** Whether an infusion day has gone beyond its morning check, or results are being evaluated. */
    public boolean mustWait(String patientNumber) {
        return processes.runs("evaluation", patientNumber)
                || processes.runsBeyond("infusionDay", "checkBeforeInfusion", patientNumber);
    }
}
