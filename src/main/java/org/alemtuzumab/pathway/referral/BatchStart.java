package org.alemtuzumab.pathway.referral;

import java.util.ArrayList;
import java.util.List;
import org.alemtuzumab.pathway.engine.IdList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Sets what the steps of one batch of findings read; a batch that was added later keeps it to itself. */
@Component
class BatchStart {

    private final Batches batches;
    private final IdList ids;

    BatchStart(Batches batches, IdList ids) {
        this.batches = batches;
        this.ids = ids;
    }

    void begin(DelegateExecution execution) {
        String takenBefore = ReferralVariables.TAKEN_FINDING_IDS.find(execution);
        List<Long> taken = new ArrayList<>(takenBefore == null ? List.of() : ids.of(takenBefore));
        Batches.Batch batch = batches.next(ReferralVariables.REFERRAL_ID.get(execution), taken);
        taken.addAll(batch.findingIds());
        ReferralVariables.TAKEN_FINDING_IDS.set(execution, IdList.join(taken));
        ReferralVariables.SPECIALTY.set(execution, batch.referral().specialty());
        ReferralVariables.FINDING_IDS.setLocal(execution, IdList.join(batch.findingIds()));
        ReferralVariables.URGENCY.setLocal(execution, batch.urgency());
        ReferralVariables.ACKNOWLEDGE_CYCLE.setLocal(execution, "R/" + batch.acknowledgeWithin());
        ReferralVariables.WITH_ON_CALL.setLocal(execution, false);
        ReferralVariables.ALREADY_WITH_ON_CALL.setLocal(execution, false);
        ReferralVariables.OUTCOME_FINAL.setLocal(execution, false);
        ReferralVariables.OBSERVED_UNTIL.setLocal(execution, "");
    }
}
