package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The patient has left: everything that the engine has stopped is closed in the tables as well (MON-09). */
@Component("closePathway")
class ClosePathway implements JavaDelegate {

    private final PatientReports reports;
    private final Departure departure;
    private final RunningProcesses processes;
    private final Messages messages;

    ClosePathway(PatientReports reports, Departure departure, RunningProcesses processes, Messages messages) {
        this.reports = reports;
        this.departure = departure;
        this.processes = processes;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patient = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        departure.close(patient);
        TreatmentPathwayVariables.DIED.set(execution, reports.died(patient));
        processes.endBeside(
                patient,
                "The patient has left the pathway",
                "referral",
                "followUp",
                "changeProfile",
                "neurologicalReview");
        messages.tell("pathwayClosed", patient);
    }
}
