package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A second person confirms, for the very values that the form showed, that they are another patient's, or keeps them (SAF-4). */
@Component("confirmMixUp")
class ConfirmMixUp implements TaskListener {

    private final MixUps mixUps;
    private final CurrentUser user;

    ConfirmMixUp(MixUps mixUps, CurrentUser user) {
        this.mixUps = mixUps;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean confirmed = answers.requiredText("decision").equals(MixUp.TAKE_BACK);
        mixUps.decide(
                MixUpVariables.MIX_UP_ID.get(task),
                confirmed,
                MixUpVariables.FILED.get(task),
                answers.text("remark").orElse(null),
                user.id());
        MixUpVariables.CONFIRMED.set(task.getExecution(), confirmed);
    }
}
