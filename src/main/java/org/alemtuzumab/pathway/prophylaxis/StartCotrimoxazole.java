package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The first dose of co-trimoxazole, or why it is not given (SCR-15, SCR-22). */
@Component("startCotrimoxazole")
class StartCotrimoxazole implements TaskListener {

    private final Cotrimoxazoles cotrimoxazoles;
    private final CurrentUser user;

    StartCotrimoxazole(Cotrimoxazoles cotrimoxazoles, CurrentUser user) {
        this.cotrimoxazoles = cotrimoxazoles;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        long id = ListeriaProphylaxisVariables.COTRIMOXAZOLE_ID.get(task);
        if (answers.yes("given")) {
            cotrimoxazoles.start(id, answers.requiredDate("startedOn"), user.id());
        } else {
            cotrimoxazoles.notGiven(id, answers.requiredText("reason"), user.id());
        }
    }
}
