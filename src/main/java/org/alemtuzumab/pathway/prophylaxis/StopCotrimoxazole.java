package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Co-trimoxazole has been stopped (SCR-15). */
@Component("stopCotrimoxazole")
class StopCotrimoxazole implements TaskListener {

    private final Cotrimoxazoles cotrimoxazoles;
    private final CurrentUser user;

    StopCotrimoxazole(Cotrimoxazoles cotrimoxazoles, CurrentUser user) {
        this.cotrimoxazoles = cotrimoxazoles;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        long id = ListeriaProphylaxisVariables.COTRIMOXAZOLE_ID.get(task);
        cotrimoxazoles.stop(id, answers.requiredDate("stoppedOn"), user.id());
    }
}
