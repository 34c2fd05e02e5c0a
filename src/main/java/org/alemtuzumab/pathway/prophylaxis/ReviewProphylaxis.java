package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The yearly review without CD4 recovery (INF-08). */
@Component("reviewProphylaxis")
class ReviewProphylaxis implements TaskListener {

    private final Prophylaxes prophylaxes;

    ReviewProphylaxis(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public void notify(DelegateTask task) {

        prophylaxes.review(
                HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task),
                FormAnswers.of(task).requiredText("plan"));
    }
}
