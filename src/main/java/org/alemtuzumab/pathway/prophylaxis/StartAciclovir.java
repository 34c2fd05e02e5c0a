package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The first dose of herpes prophylaxis (INF-08). */
@Component("startAciclovir")
class StartAciclovir implements TaskListener {

    private final Prophylaxes prophylaxes;

    StartAciclovir(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        long id = prophylaxes.start(
                HerpesProphylaxisVariables.PATIENT_NUMBER.get(task),
                answers.requiredDate("startedOn"),
                prophylaxes.drug(HerpesProphylaxisVariables.PATIENT_NUMBER.get(task), answers));
        HerpesProphylaxisVariables.PROPHYLAXIS_ID.set(task.getExecution(), id);
    }
}
