package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Monitoring was ended by a neurologist's signature (MON-07). */
@Component("completePathway")
class CompletePathway implements ExecutionListener {

    private final Patients patients;

    CompletePathway(Patients patients) {
        this.patients = patients;
    }

    @Override
    public void notify(DelegateExecution execution) {
        patients.end(TreatmentPathwayVariables.PATIENT_NUMBER.get(execution), Patients.MONITORING_COMPLETED);
    }
}
