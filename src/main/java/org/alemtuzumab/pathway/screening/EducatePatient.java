package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what was explained, handed over and signed (SCR-13, SCR-15). */
@Component("educatePatient")
class EducatePatient implements TaskListener {

    private final Assessments assessments;
    private final ClinicTime time;

    EducatePatient(Assessments assessments, ClinicTime time) {
        this.assessments = assessments;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts(
                "explained", "guideGiven", "alertCardGiven", "commitmentSigned", "dietExplained", "remarks");
        assessments.record(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                Assessments.EDUCATION,
                time.today(),
                kept);
    }
}
