package org.alemtuzumab.pathway.pharmacovigilance;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports.Weighed;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The report was sent to the authority, or a person says why it is not (PHV-1). */
@Component("reportToAuthority")
class ReportToAuthority implements TaskListener {

    private final PharmacovigilanceReports reports;
    private final CurrentUser user;

    ReportToAuthority(PharmacovigilanceReports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Long id = PharmacovigilanceReportVariables.REPORT_ID.get(task);
        Weighed weighed = new Weighed(answers.yes("serious"), answers.yes("suspected"));
        String assessment = answers.requiredText("assessment");
        if (PharmacovigilanceReport.REPORTED.equals(answers.requiredText("decision"))) {
            reports.reported(
                    id,
                    weighed,
                    answers.requiredDate("reportedOn"),
                    answers.requiredText("reportReference"),
                    answers.requiredText("patientOutcome"),
                    assessment,
                    user.id());
        } else {
            reports.notReportable(id, weighed, assessment, user.id());
        }
    }
}
