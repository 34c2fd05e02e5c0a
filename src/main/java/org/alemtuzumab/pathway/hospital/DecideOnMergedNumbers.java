package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person says whether two numbers are one person's. */
@Component("decideOnMergedNumbers")
class DecideOnMergedNumbers implements TaskListener {

    private final HospitalRecord hospital;
    private final CurrentUser user;

    DecideOnMergedNumbers(HospitalRecord hospital, CurrentUser user) {
        this.hospital = hospital;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String decision = answers.requiredText("decision");
        hospital.decide(
                HospitalRecordVariables.NOTICE_ID.get(task),
                decision,
                answers.text("remark").orElse(null),
                user.id());
        HospitalRecordVariables.ONE_PERSON.set(task.getExecution(), decision.equals(HospitalNotice.JOIN));
    }
}
