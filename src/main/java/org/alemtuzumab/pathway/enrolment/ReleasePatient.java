package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The pathway has ended, whichever way: the number may be enrolled again. */
@Component("releasePatient")
class ReleasePatient implements ExecutionListener {

    private final Patients patients;

    ReleasePatient(Patients patients) {
        this.patients = patients;
    }

    @Override
    public void notify(DelegateExecution execution) {
        patients.release(TreatmentPathwayVariables.PATIENT_NUMBER.get(execution));
    }
}
