package org.alemtuzumab.pathway.referral;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The specialist says when the patient was seen, or why no visit is needed (SAF-6). */
@Component("recordVisit")
class RecordVisit implements TaskListener {

    private final Referrals referrals;
    private final CurrentUser user;
    private final ClinicTime time;

    RecordVisit(Referrals referrals, CurrentUser user, ClinicTime time) {
        this.referrals = referrals;
        this.user = user;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers form = FormAnswers.of(task);
        boolean seen = form.requiredText("visit").equals("seen");
        Referral referral = referrals.get(ReferralVariables.REFERRAL_ID.get(task));
        referrals.recordVisit(new ReferralVisit(
                null,
                referral.patientNumber(),
                referral.id(),
                ReferralVariables.URGENCY.get(task),
                ReferralVariables.VISIT_BY
                        .get(task)
                        .toInstant()
                        .atZone(time.zone())
                        .toOffsetDateTime(),
                seen ? seenAt(form) : null,
                seen ? null : form.requiredText("notSeenBecause"),
                user.id(),
                time.now()));
    }

    private OffsetDateTime seenAt(FormAnswers form) {
        OffsetDateTime at = form.requiredDate("seenOn")
                .atTime(form.time("seenAt").orElseThrow())
                .atZone(time.zone())
                .toOffsetDateTime();
        if (at.isAfter(time.now())) {
            throw new SubmissionRefused("Seen at: this lies in the future");
        }
        return at;
    }
}
