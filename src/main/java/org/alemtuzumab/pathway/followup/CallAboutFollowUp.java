package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient was called about a test that was not done in time (RPT-1). */
@Component("callAboutFollowUp")
class CallAboutFollowUp implements TaskListener {

    private final FollowUpAnswers answers;

    CallAboutFollowUp(FollowUpAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers form = FormAnswers.of(task);
        answers.call(
                FollowUpVariables.FOLLOW_UP_ID.get(task),
                form.yes("reached"),
                form.date("plannedOn").orElse(null),
                form.text("note").orElse(null));
    }
}
