package org.alemtuzumab.pathway.programme;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code programmeReport} (INF-16, MON-08). */
@Component
class ProgrammeReportSubmissions {

    private final ProgrammeReports reports;
    private final CurrentUser user;

    ProgrammeReportSubmissions(ProgrammeReports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    @OnSubmission
    void reportPatientStatus(DelegateTask task, SentReport sent) {
        reports.sent(ProgrammeReportVariables.REPORT_ID.get(task), sent, user.id());
    }

    @OnSubmission
    void sendInfusionChecklist(DelegateTask task, SentReport sent) {
        reports.sent(ProgrammeReportVariables.REPORT_ID.get(task), sent, user.id());
    }
}
