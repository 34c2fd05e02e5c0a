package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Enrols the patient of the start form; what is clinical goes to the table, the process keeps the number. */
@Component("enrolPatient")
class EnrolPatient implements ExecutionListener {

    private final SubmissionCheck check;
    private final Patients patients;
    private final Organs organs;
    private final PriorCourses priorCourses;
    private final ClinicTime time;

    EnrolPatient(SubmissionCheck check, Patients patients, Organs organs, PriorCourses priorCourses, ClinicTime time) {
        this.check = check;
        this.patients = patients;
        this.organs = organs;
        this.priorCourses = priorCourses;
        this.time = time;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormAnswers answers = check.startForm(execution);
        String number = answers.requiredText("patientNumber");
        SubmissionRefused.throwAny(problems(answers));
        patients.enrol(
                number,
                answers.requiredText("sex"),
                answers.requiredDate("birthDate"),
                answers.requiredText("profile"),
                answers.requiredText("indication"));
        for (Organ organ : Organ.values()) {
            answers.text(organ.name().toLowerCase(Locale.ROOT))
                    .ifPresent(presence -> organs.record(number, organ, presence, time.today(), null));
        }
        priorCourses.enter(number, answers);
        execution.setProcessBusinessKey(number);
        TreatmentPathwayVariables.PATIENT_NUMBER.set(execution, number);
    }

    /** Why this patient cannot be enrolled, by what the form cannot know; a sentence each. */
    List<String> problems(FormAnswers answers) {
        LocalDate birthDate = answers.requiredDate("birthDate");
        return Stream.concat(
                        patients.problems(answers.requiredText("patientNumber"), birthDate).stream(),
                        priorCourses.problems(birthDate, answers).stream())
                .toList();
    }
}
