package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A neurologist has looked at a relaxation that expires soon; it does so by itself (PRF-1). */
@Component("reviewRelaxation")
class ReviewRelaxation implements TaskListener {

    private final ProfileChanges changes;
    private final CurrentUser user;

    ReviewRelaxation(ProfileChanges changes, CurrentUser user) {
        this.changes = changes;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        changes.reviewed(
                ChangeProfileVariables.CHANGE_ID.get(task), FormAnswers.of(task).requiredText("conclusion"), user.id());
    }
}
