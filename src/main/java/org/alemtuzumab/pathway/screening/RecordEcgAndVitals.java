package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps ECG and vital signs of the baseline set (SCR-05, INF-09). */
@Component("recordEcgAndVitals")
class RecordEcgAndVitals implements TaskListener {

    private final Assessments assessments;

    RecordEcgAndVitals(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept =
                answers.texts("ecg", "ecgDetails", "systolic", "diastolic", "heartRate", "temperature");
        assessments.record(
                CoursePreparationVariables.PATIENT_NUMBER.get(task),
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.ECG_AND_VITALS,
                answers.requiredDate("performedOn"),
                kept);
    }
}
