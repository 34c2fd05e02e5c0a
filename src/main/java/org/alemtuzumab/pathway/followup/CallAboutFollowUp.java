package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The patient was called about a test that was not done in time; on the day after the agreed one it is looked at again (RPT-1). */
@Component("callAboutFollowUp")
class CallAboutFollowUp implements TaskListener {

    private final FollowUpAnswers answers;
    private final ClinicTime time;

    CallAboutFollowUp(FollowUpAnswers answers, ClinicTime time) {
        this.answers = answers;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers form = FormAnswers.of(task);
        LocalDate plannedOn = form.date("plannedOn").orElse(null);
        answers.call(
                FollowUpVariables.FOLLOW_UP_ID.get(task),
                form.yes("reached"),
                plannedOn,
                form.text("note").orElse(null));
        DelegateExecution process = task.getExecution().getProcessInstance();
        FollowUpVariables.CALL_OPEN.set(process, false);
        if (plannedOn == null) {
            FollowUpVariables.AGREED_UNTIL.clear(process);
        } else {
            FollowUpVariables.AGREED_UNTIL.set(process, time.at(plannedOn.plusDays(1)));
        }
    }
}
