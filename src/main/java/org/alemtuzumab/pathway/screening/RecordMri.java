package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the MRI that was looked at for signs of PML (SCR-11). */
@Component("recordMri")
class RecordMri implements TaskListener {

    private final Assessments assessments;

    RecordMri(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts("result", "details");
        assessments.record(
                CoursePreparationVariables.PATIENT_NUMBER.get(task),
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.MRI,
                answers.requiredDate("performedOn"),
                kept);
    }
}
