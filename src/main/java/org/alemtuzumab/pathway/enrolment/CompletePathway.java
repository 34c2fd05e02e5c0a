package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Monitoring was ended by a neurologist's signature (MON-07). */
@Component("completePathway")
class CompletePathway implements ExecutionListener {

    private final Patients patients;
    private final Messages messages;

    CompletePathway(Patients patients, Messages messages) {
        this.patients = patients;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String patient = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        patients.end(patient, Patients.MONITORING_COMPLETED);
        messages.tell("pathwayClosed", patient);
    }
}
