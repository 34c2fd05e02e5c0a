package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The right bag, through a line of its own (INF-04). */
@Component("startInfusion")
class StartInfusion implements TaskListener {

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("identityChecked")) {
            throw new SubmissionRefused("Right patient and right bag: do not start before both are checked");
        }
        if (!answers.yes("ownLine")) {
            throw new SubmissionRefused(
                    "Line: the infusion runs through a line of its own, protected from light (INF-04)");
        }
    }
}
