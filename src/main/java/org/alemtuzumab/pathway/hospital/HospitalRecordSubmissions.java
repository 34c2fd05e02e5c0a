package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code hospitalRecord}. */
@Component
class HospitalRecordSubmissions {

    private final HospitalRecord hospital;
    private final CurrentUser user;

    HospitalRecordSubmissions(HospitalRecord hospital, CurrentUser user) {
        this.hospital = hospital;
        this.user = user;
    }

    @OnSubmission
    void settleHospitalReport(DelegateTask task, SettleHospitalReport settled) {
        hospital.settle(HospitalRecordVariables.NOTICE_ID.get(task), settled, user.id());
    }

    @OnSubmission
    void decideOnMergedNumbers(DelegateTask task, DecideOnMergedNumbers decided) {
        hospital.decide(HospitalRecordVariables.NOTICE_ID.get(task), decided, user.id());
        HospitalRecordVariables.ONE_PERSON.set(task.getExecution(), decided.decision() == OnePerson.JOIN);
    }

    @OnSubmission
    void confirmMergedNumbers(DelegateTask task, ConfirmMergedNumbers confirmed) {
        hospital.confirm(HospitalRecordVariables.NOTICE_ID.get(task), confirmed, user.id());
        HospitalRecordVariables.ONE_PERSON.set(task.getExecution(), confirmed.decision() == OnePerson.JOIN);
    }
}
