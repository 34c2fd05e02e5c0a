package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient was told to stop (INF-08). */
@Component("stopAciclovir")
class StopAciclovir implements TaskListener {

    private final Prophylaxes prophylaxes;

    StopAciclovir(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("patientTold")) {
            throw new SubmissionRefused("Has the patient been told: complete this task when the patient knows");
        }
        prophylaxes.stop(
                HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task),
                answers.requiredDate("stoppedOn"),
                HerpesProphylaxisVariables.PROPHYLAXIS_REASON.get(task));
    }
}
