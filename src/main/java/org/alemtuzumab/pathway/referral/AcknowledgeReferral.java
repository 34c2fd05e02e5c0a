package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The specialty has taken the referral on. */
@Component("acknowledgeReferral")
class AcknowledgeReferral implements TaskListener {

    private final Referrals referrals;
    private final CurrentUser user;

    AcknowledgeReferral(Referrals referrals, CurrentUser user) {
        this.referrals = referrals;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        referrals.acknowledge(
                ReferralVariables.REFERRAL_ID.get(task),
                FormAnswers.of(task).text("firstStep").orElse(null),
                user.id());
    }
}
