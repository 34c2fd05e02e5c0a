package org.alemtuzumab.pathway.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/** Tells a patient's running processes something. Each message name belongs to exactly one process. */
@Component
public class Messages {

    private final RuntimeService runtime;

    Messages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Tells every receiver of this patient that waits for the message. @return how many did */
    public int tell(String message, String patientNumber) {
        return tell(message, patientNumber, Map.of());
    }

    /** The same for the receivers whose process variables have these values. @return how many did */
    public int tell(String message, String patientNumber, Map<String, Object> matching) {
        MessageCorrelationBuilder correlation =
                runtime.createMessageCorrelation(message).processInstanceBusinessKey(patientNumber);
        matching.forEach(correlation::processInstanceVariableEquals);
        return correlation.correlateAllWithResult().size();
    }

    /** Starts the process that begins with this message, beside the patient's pathway. */
    public void start(String message, String patientNumber, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(patientNumber)
                .setVariables(variables)
                .correlateStartMessage();
    }
}
