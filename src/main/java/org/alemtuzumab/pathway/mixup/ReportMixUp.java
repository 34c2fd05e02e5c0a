package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes in what somebody says is another patient's, or refuses it saying what is not on file (SAF-4). */
@Component("reportMixUp")
class ReportMixUp implements ExecutionListener {

    private final SubmissionCheck check;
    private final MixUps mixUps;
    private final CurrentUser user;

    ReportMixUp(SubmissionCheck check, MixUps mixUps, CurrentUser user) {
        this.check = check;
        this.mixUps = mixUps;
        this.user = user;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormAnswers answers = check.startForm(execution);
        String patientNumber = answers.requiredText("patientNumber");
        long id = mixUps.report(
                new MixUps.Told(
                        patientNumber,
                        answers.requiredDate("birthDate"),
                        answers.requiredText("kind"),
                        answers.date("happenedOn").orElse(null),
                        answers.text("accession").orElse(null),
                        answers.number("reportNumber").map(Double::longValue).orElse(null),
                        answers.text("diseaseCode").orElse(null),
                        answers.number("messageNumber").map(Double::longValue).orElse(null),
                        answers.text("rightPatientNumber").orElse(null),
                        answers.date("rightBirthDate").orElse(null),
                        answers.requiredText("reason")),
                user.id());
        execution.setProcessBusinessKey(patientNumber);
        MixUpVariables.PATIENT_NUMBER.set(execution, patientNumber);
        MixUpVariables.MIX_UP_ID.set(execution, id);
    }
}
