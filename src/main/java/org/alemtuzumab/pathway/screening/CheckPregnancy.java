package org.alemtuzumab.pathway.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps pregnancy test, contraception and breastfeeding (SCR-12). */
@Component("checkPregnancy")
class CheckPregnancy implements TaskListener {

    private final Assessments assessments;

    CheckPregnancy(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = new HashMap<>();
        List.of("pregnancyTest", "contraception", "breastfeeding")
                .forEach(question -> answers.text(question).ifPresent(answer -> kept.put(question, answer)));
        assessments.record(
                CoursePreparationVariables.PATIENT_NUMBER.get(task),
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.PREGNANCY,
                answers.requiredDate("performedOn"),
                kept);
    }
}
