package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what was done about everything that followed, and files to the right patient what nobody had known where to file. */
@Component("settleMixUp")
class SettleMixUp implements TaskListener {

    private final MixUps mixUps;
    private final CurrentUser user;

    SettleMixUp(MixUps mixUps, CurrentUser user) {
        this.mixUps = mixUps;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        long id = MixUpVariables.MIX_UP_ID.get(task);
        answers.text("rightPatientNumber")
                .ifPresent(right -> mixUps.file(id, right, answers.requiredDate("rightBirthDate"), user.id()));
        mixUps.settle(id, answers.requiredText("whatWasDone"), user.id());
    }
}
