package org.alemtuzumab.pathway.engine;

import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.stereotype.Component;

/** Where a patient's running processes stand. */
@Component
public class RunningProcesses {

    private final RuntimeService runtime;

    RunningProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Whether this process runs for the patient. */
    public boolean runs(String process, String patientNumber) {
        return running(process, patientNumber).count() > 0;
    }

    /** Whether this process runs for the patient and does anything else than wait at these activities. */
    public boolean runsBeyond(String process, Set<String> activities, String patientNumber) {
        return running(process, patientNumber).list().stream()
                .anyMatch(instance -> !activities.containsAll(runtime.getActiveActivityIds(instance.getId())));
    }

    /** Whether a process of the patient waits at this activity. */
    public boolean waitsAt(String activity, String patientNumber) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(patientNumber)
                        .activityId(activity)
                        .count()
                > 0;
    }

    /** Ends those of these processes that run for the patient beside the pathway, not as a part of it. */
    public void endBeside(String patientNumber, String reason, String... processes) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(patientNumber)
                .processDefinitionKeyIn(processes)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
    }

    private ProcessInstanceQuery running(String process, String patientNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(patientNumber, process);
    }
}
