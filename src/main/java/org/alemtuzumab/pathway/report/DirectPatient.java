package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient who reported symptoms through another system was told what to do. */
@Component("directPatient")
class DirectPatient implements TaskListener {

    private final SafetyEvents safetyEvents;

    DirectPatient(SafetyEvents safetyEvents) {
        this.safetyEvents = safetyEvents;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        safetyEvents.told(
                SafetyEventVariables.PATIENT_NUMBER.get(task),
                "%s: %s".formatted(answers.requiredText("reached"), answers.requiredText("whatWasSaid")));
    }
}
