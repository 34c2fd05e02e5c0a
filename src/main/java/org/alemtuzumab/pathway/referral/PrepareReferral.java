package org.alemtuzumab.pathway.referral;

import java.util.ArrayList;
import java.util.List;
import org.alemtuzumab.pathway.engine.IdList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The findings that started the referral, by when it is acknowledged and by when the patient is seen. A later batch keeps its own values. */
@Component("prepareReferral")
class PrepareReferral implements JavaDelegate {

    private final Batches batches;
    private final IdList ids;

    PrepareReferral(Batches batches, IdList ids) {
        this.batches = batches;
        this.ids = ids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String takenBefore = ReferralVariables.TAKEN_FINDING_IDS.find(execution);
        List<Long> taken = new ArrayList<>(takenBefore == null ? List.of() : ids.of(takenBefore));
        Batches.Batch batch = batches.next(ReferralVariables.REFERRAL_ID.get(execution), taken);
        taken.addAll(batch.findingIds());
        ReferralVariables.TAKEN_FINDING_IDS.set(execution, IdList.join(taken));
        ReferralVariables.SPECIALTY.set(execution, batch.referral().specialty());
        ReferralVariables.FINDING_IDS.setLocal(execution, IdList.join(batch.findingIds()));
        ReferralVariables.URGENCY.setLocal(execution, batch.urgency().name());
        ReferralVariables.ACKNOWLEDGE_CYCLE.setLocal(execution, batch.acknowledgeCycle());
        ReferralVariables.ACKNOWLEDGE_BY.setLocal(execution, batch.acknowledgeBy());
        ReferralVariables.ACKNOWLEDGEMENT_MISSED.setLocal(execution, false);
        ReferralVariables.VISIT_CYCLE.setLocal(execution, batch.visitCycle());
        ReferralVariables.VISIT_BY.setLocal(execution, batch.visitBy());
        ReferralVariables.VISIT_MISSED.setLocal(execution, false);
        ReferralVariables.WITH_ON_CALL.setLocal(execution, false);
        ReferralVariables.ALREADY_WITH_ON_CALL.setLocal(execution, false);
        ReferralVariables.OUTCOME_FINAL.setLocal(execution, false);
        ReferralVariables.OBSERVED_UNTIL.setLocal(execution, "");
    }
}
