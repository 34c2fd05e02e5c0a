package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code changeProfile} (PRF-1). */
@Component
class ChangeProfileSubmissions {

    private final ProfileChanges changes;
    private final CurrentUser user;

    ChangeProfileSubmissions(ProfileChanges changes, CurrentUser user) {
        this.changes = changes;
        this.user = user;
    }

    @OnSubmission(form = "changeProfile")
    void proposeChange(DelegateExecution execution, ProposeChange proposal) {
        ChangeProfileVariables.CHANGE_ID.set(execution, changes.propose(proposal, user.id()));
        execution.setProcessBusinessKey(proposal.businessKey());
        proposal.patientNumber().ifPresent(number -> ChangeProfileVariables.PATIENT_NUMBER.set(execution, number));
    }

    @OnSubmission
    void signProfileChange(DelegateTask task, SignProfileChange decided) {
        changes.decide(
                ChangeProfileVariables.CHANGE_ID.get(task),
                decided,
                ChangeProfileVariables.CONSEQUENCES.get(task),
                user.id());
        ChangeProfileVariables.CHANGE_SIGNED.set(task.getExecution(), decided.signed());
    }

    @OnSubmission
    void reviewRelaxation(DelegateTask task, ReviewRelaxation review) {
        changes.reviewed(ChangeProfileVariables.CHANGE_ID.get(task), review, user.id());
    }
}
