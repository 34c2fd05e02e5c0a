package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A second person says the same, and from then on both numbers lead to one file. */
@Component("confirmMergedNumbers")
class ConfirmMergedNumbers implements TaskListener {

    private final HospitalRecord hospital;
    private final CurrentUser user;

    ConfirmMergedNumbers(HospitalRecord hospital, CurrentUser user) {
        this.hospital = hospital;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String decision = answers.requiredText("decision");
        hospital.confirm(
                HospitalRecordVariables.NOTICE_ID.get(task),
                decision,
                answers.text("remark").orElse(null),
                user.id());
        HospitalRecordVariables.ONE_PERSON.set(task.getExecution(), decision.equals(HospitalNotice.JOIN));
    }
}
