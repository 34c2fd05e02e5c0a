package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person says when the pregnancy began, or whether it counts as exposed where nobody can know (PRG-1). */
@Component("dateConception")
class DateConception implements TaskListener {

    private final Pregnancies pregnancies;

    DateConception(Pregnancies pregnancies) {
        this.pregnancies = pregnancies;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Long id = PregnancyVariables.PREGNANCY_ID.get(task);
        if (answers.yes("dated")) {
            pregnancies.decideConception(id, answers.requiredDate("conceivedOn"));
        } else {
            pregnancies.decideExposure(
                    id,
                    answers.requiredText("exposed").equals("yes"),
                    answers.requiredDate("expectedEndOn"),
                    answers.requiredText("reason"));
        }
    }
}
