package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the skin examination as a result, and what was seen (SCR-05, MON-05). */
@Component("examineSkin")
class ExamineSkin implements TaskListener {

    private final LabResults results;
    private final Assessments assessments;
    private final CurrentUser user;

    ExamineSkin(LabResults results, Assessments assessments, CurrentUser user) {
        this.results = results;
        this.assessments = assessments;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        results.record(
                new Sample(
                        CoursePreparationVariables.PATIENT_NUMBER.get(task),
                        answers.requiredDate("collectedOn"),
                        "BASELINE",
                        null,
                        null,
                        user.id()),
                results.reported(answers));
        answers.text("details")
                .ifPresent(details -> assessments.record(
                        CoursePreparationVariables.PATIENT_NUMBER.get(task),
                        CoursePreparationVariables.COURSE_NUMBER.get(task),
                        Assessments.SKIN,
                        answers.requiredDate("collectedOn"),
                        Map.of("details", details)));
    }
}
