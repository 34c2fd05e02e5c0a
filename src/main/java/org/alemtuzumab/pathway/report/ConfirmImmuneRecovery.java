package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.vaccination.ImmuneRecovery;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A neurologist says whether immunity has recovered, because a live vaccine is wanted (SCR-10). */
@Component("confirmImmuneRecovery")
class ConfirmImmuneRecovery implements TaskListener {

    private final ImmuneRecovery recovery;

    ConfirmImmuneRecovery(ImmuneRecovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        recovery.confirm(
                PatientReportVariables.PATIENT_NUMBER.get(task),
                answers.requiredText("recovered").equals("yes"),
                answers.requiredText("reason"));
    }
}
