package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code safetyEvent}. */
@Component
class SafetyEventSubmissions {

    private final SafetyEvents safetyEvents;

    SafetyEventSubmissions(SafetyEvents safetyEvents) {
        this.safetyEvents = safetyEvents;
    }

    @OnSubmission
    void directPatient(DelegateTask task, DirectPatient told) {
        safetyEvents.told(SafetyEventVariables.PATIENT_NUMBER.get(task), told);
    }
}
