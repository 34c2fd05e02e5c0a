package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** How and when a pregnancy ended, or that it goes on (PRG-1, SCR-12). */
@Component("recordEndOfPregnancy")
class RecordEndOfPregnancy implements TaskListener {

    private static final String GOES_ON = "goesOn";

    private final Pregnancies pregnancies;
    private final CurrentUser user;

    RecordEndOfPregnancy(Pregnancies pregnancies, CurrentUser user) {
        this.pregnancies = pregnancies;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Long id = PregnancyVariables.PREGNANCY_ID.get(task);
        String outcome = answers.requiredText("outcome");
        boolean ended = !outcome.equals(GOES_ON);
        if (ended) {
            pregnancies.end(
                    id,
                    outcome,
                    answers.requiredDate("endedOn"),
                    answers.text("breastfeeding").map("yes"::equals).orElse(null),
                    answers.text("details").orElse(""),
                    user.id());
        } else {
            pregnancies.goesOn(id, answers.requiredDate("expectedEndOn"));
        }
        PregnancyVariables.PREGNANCY_ENDED.set(task.getExecution(), ended);
    }
}
