package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A neurologist signs a change for the very list of safeguards that the form showed, or refuses it (PRF-1). */
@Component("signProfileChange")
class SignProfileChange implements TaskListener {

    private final ProfileChanges changes;
    private final CurrentUser user;

    SignProfileChange(ProfileChanges changes, CurrentUser user) {
        this.changes = changes;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        long id = ChangeProfileVariables.CHANGE_ID.get(task);
        String shown = ChangeProfileVariables.CONSEQUENCES.get(task);
        boolean sign = answers.requiredText("decision").equals("sign") && answers.checked("confirmed");
        if (sign) {
            changes.sign(id, shown, user.id(), answers.text("remark").orElse(null));
        } else {
            changes.refuse(id, shown, user.id(), answers.text("remark").orElse(null));
        }
        ChangeProfileVariables.CHANGE_SIGNED.set(task.getExecution(), sign);
    }
}
