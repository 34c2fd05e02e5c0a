package org.alemtuzumab.pathway.vaccination;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps one vaccine dose, or that there was none, and says what comes next (SCR-08, SCR-09). */
@Component("recordVaccination")
class RecordVaccination implements TaskListener {

    private final Vaccinations vaccinations;

    RecordVaccination(Vaccinations vaccinations) {
        this.vaccinations = vaccinations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String patientNumber = VaccinationVariables.PATIENT_NUMBER.get(task);
        int courseNumber = VaccinationVariables.COURSE_NUMBER.get(task);
        if (answers.yes("vaccinated")) {
            vaccinations.give(
                    patientNumber,
                    answers.requiredText("vaccine"),
                    answers.text("live").orElse(null),
                    answers.requiredDate("givenOn"),
                    answers.yes("givenAnyway"));
        }
        vaccinations.review(patientNumber, courseNumber, answers.yes("shortenWait"));
        VaccinationVariables.ANOTHER_DOSE_PLANNED.set(task, answers.yes("moreDoses"));
        VaccinationVariables.OPEN_VACCINATION_RULES.set(task, vaccinations.openRules(patientNumber, courseNumber));
    }
}
