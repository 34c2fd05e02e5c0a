package org.alemtuzumab.pathway.screening;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.screening.BaselineDecisions.Decision;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the neurologist's decision on every item of the baseline, and on the course (SCR-04, SCR-05). */
@Component("confirmEligibility")
class ConfirmEligibility implements TaskListener {

    private final Confirmations confirmations;

    ConfirmEligibility(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Decision> given = new LinkedHashMap<>();
        for (String item : BaselineItems.OF_THEIR_OWN) {
            String question = item.substring(0, 1).toUpperCase(Locale.ROOT) + item.substring(1);
            answers.text("decide" + question)
                    .ifPresent(decision -> given.put(
                            item,
                            new Decision(
                                    decision, answers.text("because" + question).orElse(""))));
        }
        ScreeningVariables.SCREENING_OUTCOME.set(
                task,
                confirmations.confirm(
                        ScreeningVariables.PATIENT_NUMBER.get(task),
                        ScreeningVariables.COURSE_NUMBER.get(task),
                        given,
                        answers.text("decideListed")
                                .map(decision -> new Decision(decision, ""))
                                .orElse(null),
                        answers.requiredText("decision").equals("confirm"),
                        answers.text("reason").orElse("")));
    }
}
