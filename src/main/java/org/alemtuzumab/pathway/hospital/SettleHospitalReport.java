package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person has found out what is true of what the hospital said; a death is reported by its own form first (MON-09). */
@Component("settleHospitalReport")
class SettleHospitalReport implements TaskListener {

    private final HospitalRecord hospital;
    private final CurrentUser user;

    SettleHospitalReport(HospitalRecord hospital, CurrentUser user) {
        this.hospital = hospital;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String decision = answers.requiredText("decision");
        hospital.settle(
                HospitalRecordVariables.NOTICE_ID.get(task),
                decision,
                answers.text("remark").orElse(null),
                user.id());
    }
}
