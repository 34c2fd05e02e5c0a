package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Enrols the patient of the start form; what is clinical goes to the table, the process keeps the number. */
@Component("enrolPatient")
class EnrolPatient implements ExecutionListener {

    private final SubmissionCheck check;
    private final Patients patients;

    EnrolPatient(SubmissionCheck check, Patients patients) {
        this.check = check;
        this.patients = patients;
    }

    @Override
    public void notify(DelegateExecution execution) {
        check.startForm(execution);
        FormAnswers answers = FormAnswers.of(execution);
        String number = answers.requiredText("patientNumber");
        patients.enrol(
                number,
                answers.requiredText("sex"),
                answers.requiredDate("birthDate"),
                answers.requiredText("profile"),
                answers.requiredText("indication"));
        check.dropStartAnswers(execution);
        execution.setProcessBusinessKey(number);
        TreatmentPathwayVariables.PATIENT_NUMBER.set(execution, number);
    }
}
