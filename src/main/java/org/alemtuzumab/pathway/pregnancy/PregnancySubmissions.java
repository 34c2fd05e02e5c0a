package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code pregnancy} (PRG-1, SCR-12). */
@Component
class PregnancySubmissions {

    private final Pregnancies pregnancies;
    private final CurrentUser user;

    PregnancySubmissions(Pregnancies pregnancies, CurrentUser user) {
        this.pregnancies = pregnancies;
        this.user = user;
    }

    @OnSubmission
    void dateConception(DelegateTask task, DateConception decided) {
        pregnancies.date(PregnancyVariables.PREGNANCY_ID.get(task), decided);
    }

    @OnSubmission
    void recordEndOfPregnancy(DelegateTask task, RecordEndOfPregnancy told) {
        pregnancies.record(PregnancyVariables.PREGNANCY_ID.get(task), told, user.id());
        PregnancyVariables.PREGNANCY_ENDED.set(task.getExecution(), told.ended());
    }
}
