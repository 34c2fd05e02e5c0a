package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Prophylaxis is taken up again (INF-08). */
@Component("resumeAciclovir")
class ResumeAciclovir implements TaskListener {

    private final Prophylaxes prophylaxes;

    ResumeAciclovir(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        long id = prophylaxes.resume(
                HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task),
                answers.requiredDate("resumedOn"),
                prophylaxes.drug(HerpesProphylaxisVariables.PATIENT_NUMBER.get(task), answers));
        HerpesProphylaxisVariables.PROPHYLAXIS_ID.set(task.getExecution(), id);
    }
}
