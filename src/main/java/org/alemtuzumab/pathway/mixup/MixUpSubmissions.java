package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code mixUp} (SAF-4). */
@Component
class MixUpSubmissions {

    private final MixUps mixUps;
    private final CurrentUser user;

    MixUpSubmissions(MixUps mixUps, CurrentUser user) {
        this.mixUps = mixUps;
        this.user = user;
    }

    @OnSubmission(form = "mixUp")
    void reportMixUp(DelegateExecution execution, ReportMixUp told) {
        MixUpVariables.MIX_UP_ID.set(execution, mixUps.report(told, user.id()));
        execution.setProcessBusinessKey(told.patientNumber());
        MixUpVariables.PATIENT_NUMBER.set(execution, told.patientNumber());
    }

    @OnSubmission
    void confirmMixUp(DelegateTask task, ConfirmMixUp decided) {
        mixUps.decide(MixUpVariables.MIX_UP_ID.get(task), decided, MixUpVariables.FILED.get(task), user.id());
        MixUpVariables.CONFIRMED.set(task.getExecution(), decided.confirmed());
    }

    @OnSubmission
    void settleMixUp(DelegateTask task, SettleMixUp settled) {
        mixUps.settle(MixUpVariables.MIX_UP_ID.get(task), settled, user.id());
    }
}
