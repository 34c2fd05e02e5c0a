package org.alemtuzumab.pathway.vaccination;

import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the neurologist's decision with its reason: go on without varicella vaccine or others, shorten a wait, or none of it. */
@Component("decideOnVaccination")
class DecideOnVaccination implements TaskListener {

    private static final String PROCEED = "proceed";

    private final Vaccinations vaccinations;

    DecideOnVaccination(Vaccinations vaccinations) {
        this.vaccinations = vaccinations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        decide(task, Vaccinations.VARICELLA, "varicellaDecision", answers);
        decide(task, Vaccinations.WAIT, "waitDecision", answers);
        decide(task, Vaccinations.LIST, "listDecision", answers);
        VaccinationVariables.VACCINATE_FIRST.set(
                task,
                Stream.of("varicellaDecision", "listDecision")
                        .flatMap(field -> answers.text(field).stream())
                        .anyMatch(decision -> !decision.equals(PROCEED)));
    }

    private void decide(DelegateTask task, String rule, String field, FormAnswers answers) {
        answers.text(field)
                .ifPresent(decision -> vaccinations.decide(
                        VaccinationVariables.PATIENT_NUMBER.get(task),
                        VaccinationVariables.COURSE_NUMBER.get(task),
                        rule,
                        decision.equals(PROCEED),
                        answers.requiredText("reason")));
    }
}
