package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient was told to stop; or it goes on, and is looked at again a month later (INF-08). */
@Component("stopAciclovir")
class StopAciclovir implements TaskListener {

    private final Prophylaxes prophylaxes;

    StopAciclovir(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        long id = HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task);
        if (answers.requiredText("decision").equals("stop")) {
            prophylaxes.stop(
                    id, answers.requiredDate("stoppedOn"), HerpesProphylaxisVariables.PROPHYLAXIS_REASON.get(task));
        } else {
            HerpesProphylaxisVariables.PROPHYLAXIS_REASON.set(
                    task.getExecution(),
                    prophylaxes.whyStopIsOutOfDate(id).orElseGet(() -> answers.requiredText("goOnReason")));
        }
    }
}
