package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the neurologist's decision on the rules that may be set aside, with its reason (INF-17, SCR-04b). */
@Component("signNeurologistOverride")
class SignNeurologistOverride implements TaskListener {

    private final Eligibility eligibility;

    SignNeurologistOverride(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        eligibility.sign(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                "neurologist",
                answers.requiredText("decision").equals("allow"),
                answers.requiredText("reason"));
    }
}
