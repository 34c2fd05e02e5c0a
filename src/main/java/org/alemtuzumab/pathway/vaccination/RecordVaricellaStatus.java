package org.alemtuzumab.pathway.vaccination;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps history, vaccination and IgG of varicella (SCR-09). */
@Component("recordVaricellaStatus")
class RecordVaricellaStatus implements TaskListener {

    private final Vaccinations vaccinations;

    RecordVaricellaStatus(Vaccinations vaccinations) {
        this.vaccinations = vaccinations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        vaccinations.recordVaricella(
                VaccinationVariables.PATIENT_NUMBER.get(task),
                VaccinationVariables.COURSE_NUMBER.get(task),
                answers.yes("varicellaHistory"),
                answers.yes("vaccinatedTwice"),
                answers.requiredText("igg"),
                answers.date("iggOn").orElse(null));
    }
}
