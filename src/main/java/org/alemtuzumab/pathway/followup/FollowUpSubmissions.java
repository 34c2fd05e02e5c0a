package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code followUp} (RPT-1). */
@Component
class FollowUpSubmissions {

    private final FollowUpAnswers answers;
    private final CurrentUser user;
    private final ClinicTime time;

    FollowUpSubmissions(FollowUpAnswers answers, CurrentUser user, ClinicTime time) {
        this.answers = answers;
        this.user = user;
        this.time = time;
    }

    @OnSubmission
    void recordFollowUpResults(DelegateTask task, RecordFollowUpResults reported) {
        answers.record(
                FollowUpVariables.FOLLOW_UP_ID.get(task),
                !FollowUpVariables.PANEL.get(task).isEmpty(),
                reported,
                user.id());
    }

    /** On the day after the agreed one it is looked at again. */
    @OnSubmission
    void callAboutFollowUp(DelegateTask task, CallAboutFollowUp call) {
        answers.call(FollowUpVariables.FOLLOW_UP_ID.get(task), call);
        DelegateExecution process = task.getExecution().getProcessInstance();
        FollowUpVariables.CALL_OPEN.set(process, false);
        call.plannedOn()
                .ifPresentOrElse(
                        day -> FollowUpVariables.AGREED_UNTIL.set(process, time.at(day.plusDays(1))),
                        () -> FollowUpVariables.AGREED_UNTIL.clear(process));
    }
}
