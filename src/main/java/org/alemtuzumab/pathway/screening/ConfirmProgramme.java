package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps enrolment and authorisation of the US programme for a course (SCR-14). */
@Component("confirmProgramme")
class ConfirmProgramme implements TaskListener {

    private final Assessments assessments;
    private final ClinicTime time;

    ConfirmProgramme(Assessments assessments, ClinicTime time) {
        this.assessments = assessments;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts(
                "prescriberEnrolled",
                "facilityEnrolled",
                "patientEnrolled",
                "authorised",
                "authorisation",
                "authorisedUntil");
        assessments.record(
                CoursePreparationVariables.PATIENT_NUMBER.get(task),
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.PROGRAMME,
                time.today(),
                kept);
    }
}
