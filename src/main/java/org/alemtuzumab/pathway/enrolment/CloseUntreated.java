package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The treatment ended before any infusion: nothing is to be monitored, and nothing waits for it any longer. */
@Component("closeUntreated")
class CloseUntreated implements JavaDelegate {

    private final Patients patients;
    private final PatientReports reports;
    private final Messages messages;

    CloseUntreated(Patients patients, PatientReports reports, Messages messages) {
        this.patients = patients;
        this.reports = reports;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patient = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        patients.end(patient, reports.withdrawn(patient) ? Patients.WITHDRAWN : Patients.NOT_ELIGIBLE);
        messages.tell("untreated", patient);
        messages.tell("pathwayClosed", patient);
    }
}
