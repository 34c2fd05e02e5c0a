package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the confirmatory HIV test; all other results stay as they are (SCR-01). */
@Component("recordConfirmatoryTest")
class RecordConfirmatoryTest implements TaskListener {

    private final InfectionScreens infections;

    RecordConfirmatoryTest(InfectionScreens infections) {
        this.infections = infections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        infections.confirm(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                answers.requiredDate("collectedOn"),
                answers.requiredText("hivConfirmation"));
    }
}
