package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the specialist found out about the findings of the referral. */
@Component("recordOutcome")
class RecordOutcome implements TaskListener {

    private final Referrals referrals;
    private final CurrentUser user;
    private final IdList ids;
    private final ClinicTime time;

    RecordOutcome(Referrals referrals, CurrentUser user, IdList ids, ClinicTime time) {
        this.referrals = referrals;
        this.user = user;
        this.ids = ids;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        Answer answer = answer(FormAnswers.of(task));
        referrals.record(
                ReferralVariables.REFERRAL_ID.get(task), ids.of(ReferralVariables.FINDING_IDS.get(task)), answer);
        ReferralVariables.OUTCOME_FINAL.set(task, answer.last());
        ReferralVariables.OBSERVED_UNTIL.set(
                task, answer.last() ? "" : answer.observedUntil().toString());
    }

    private Answer answer(FormAnswers form) {
        String outcome = form.requiredText("outcome");
        boolean confirmed = "confirmed".equals(outcome);
        boolean observed = "observed".equals(outcome);
        return new Answer(
                outcome,
                confirmed ? form.requiredText("diseaseCode") : null,
                confirmed ? form.text("disease").orElse(null) : null,
                observed ? later(form.requiredDate("observeUntil")) : null,
                observed ? form.number("worseningPercent").orElse(null) : null,
                confirmed ? form.text("comment").orElse(null) : form.requiredText("note"),
                user.id());
    }

    private LocalDate later(LocalDate until) {
        if (!until.isAfter(time.today())) {
            throw new SubmissionRefused(
                    "Observe until: %s is not in the future; enter a day after today".formatted(until));
        }
        return until;
    }
}
