package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the specialist's decision on the rules of this specialty, with its reason (INF-17, SCR-04b). */
@Component("signSpecialistOverride")
class SignSpecialistOverride implements TaskListener {

    private final Eligibility eligibility;

    SignSpecialistOverride(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        eligibility.sign(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                ScreeningVariables.SPECIALTY.get(task),
                answers.requiredText("decision").equals("allow"),
                answers.requiredText("reason"));
    }
}
