package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps ECG and vital signs of the baseline set, and tells an alarm at once (SCR-05, INF-09). */
@Component("recordEcgAndVitals")
class RecordEcgAndVitals implements TaskListener {

    private final Assessments assessments;
    private final BaselineSigns signs;

    RecordEcgAndVitals(Assessments assessments, BaselineSigns signs) {
        this.assessments = assessments;
        this.signs = signs;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts(
                "ecg",
                "ecgDetails",
                "systolic",
                "diastolic",
                "systolicAgain",
                "diastolicAgain",
                "heartRate",
                "temperature",
                "oxygen");
        String patientNumber = CoursePreparationVariables.PATIENT_NUMBER.get(task);
        assessments.record(
                patientNumber,
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.ECG_AND_VITALS,
                answers.requiredDate("performedOn"),
                kept);
        assessments
                .latest(patientNumber, Assessments.ECG_AND_VITALS)
                .ifPresent(readings -> signs.tell(patientNumber, readings));
    }
}
