package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code referral}; added findings are answered as the first ones are (SAF-6, SAF-8). */
@Component
class ReferralSubmissions {

    private final Referrals referrals;
    private final CurrentUser user;
    private final IdList ids;
    private final ClinicTime time;

    ReferralSubmissions(Referrals referrals, CurrentUser user, IdList ids, ClinicTime time) {
        this.referrals = referrals;
        this.user = user;
        this.ids = ids;
        this.time = time;
    }

    @OnSubmission
    void acknowledgeReferral(DelegateTask task, AcknowledgeReferral taken) {
        referrals.acknowledge(ReferralVariables.REFERRAL_ID.get(task), taken, user.id());
    }

    @OnSubmission
    void acknowledgeAddedFindings(DelegateTask task, AcknowledgeReferral taken) {
        acknowledgeReferral(task, taken);
    }

    @OnSubmission
    void takeOverReferral(DelegateTask task, TakeOverReferral seenTo) {
        referrals.takeOver(ReferralVariables.REFERRAL_ID.get(task), seenTo, user.id());
        ReferralVariables.WITH_ON_CALL.set(task, false);
    }

    @OnSubmission
    void takeOverAddedFindings(DelegateTask task, TakeOverReferral seenTo) {
        takeOverReferral(task, seenTo);
    }

    @OnSubmission
    void recordVisit(DelegateTask task, RecordVisit visit) {
        OffsetDateTime dueAt = ReferralVariables.VISIT_BY
                .get(task)
                .toInstant()
                .atZone(time.zone())
                .toOffsetDateTime();
        referrals.recordVisit(
                ReferralVariables.REFERRAL_ID.get(task),
                visit,
                Urgency.valueOf(ReferralVariables.URGENCY.get(task)),
                dueAt,
                user.id());
    }

    @OnSubmission
    void recordAddedVisit(DelegateTask task, RecordVisit visit) {
        recordVisit(task, visit);
    }

    @OnSubmission
    void recordOutcome(DelegateTask task, RecordOutcome answer) {
        referrals.record(
                ReferralVariables.REFERRAL_ID.get(task),
                ids.of(ReferralVariables.FINDING_IDS.get(task)),
                answer,
                user.id());
        ReferralVariables.OUTCOME_FINAL.set(task, answer.outcome().last());
        ReferralVariables.OBSERVED_UNTIL.set(
                task, answer.observeUntil().map(LocalDate::toString).orElse(""));
    }

    @OnSubmission
    void recordAddedOutcome(DelegateTask task, RecordOutcome answer) {
        recordOutcome(task, answer);
    }
}
