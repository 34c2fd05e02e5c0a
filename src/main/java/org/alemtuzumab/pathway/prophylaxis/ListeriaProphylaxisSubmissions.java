package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code listeriaProphylaxis} (SCR-15, SCR-22). */
@Component
class ListeriaProphylaxisSubmissions {

    private final Cotrimoxazoles cotrimoxazoles;
    private final CurrentUser user;

    ListeriaProphylaxisSubmissions(Cotrimoxazoles cotrimoxazoles, CurrentUser user) {
        this.cotrimoxazoles = cotrimoxazoles;
        this.user = user;
    }

    @OnSubmission
    void startCotrimoxazole(DelegateTask task, StartCotrimoxazole answer) {
        cotrimoxazoles.start(ListeriaProphylaxisVariables.COTRIMOXAZOLE_ID.get(task), answer, user.id());
    }

    @OnSubmission
    void stopCotrimoxazole(DelegateTask task, StopCotrimoxazole stop) {
        cotrimoxazoles.stop(ListeriaProphylaxisVariables.COTRIMOXAZOLE_ID.get(task), stop, user.id());
    }
}
