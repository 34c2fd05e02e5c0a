package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes back what is another patient's, and files it to the right one where that is known (SAF-4). */
@Component("takeBackMixUp")
class TakeBackMixUp implements JavaDelegate {

    private final MixUps mixUps;
    private final CurrentUser user;

    TakeBackMixUp(MixUps mixUps, CurrentUser user) {
        this.mixUps = mixUps;
        this.user = user;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mixUps.takeBack(MixUpVariables.MIX_UP_ID.get(execution), user.id());
    }
}
