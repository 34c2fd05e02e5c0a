package org.alemtuzumab.pathway.pharmacovigilance;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code pharmacovigilanceReport} (PHV-1). */
@Component
class PharmacovigilanceReportSubmissions {

    private final PharmacovigilanceReports reports;
    private final CurrentUser user;

    PharmacovigilanceReportSubmissions(PharmacovigilanceReports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    @OnSubmission
    void reportToAuthority(DelegateTask task, ReportToAuthority answer) {
        reports.answer(PharmacovigilanceReportVariables.REPORT_ID.get(task), answer, user.id());
    }
}
