package org.alemtuzumab.pathway.programme;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Keeps when a report was sent, by whom, and how the programme confirmed it. */
@Component
class SentReport {

    private final ProgrammeReports reports;
    private final CurrentUser user;

    SentReport(ProgrammeReports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    void keep(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        reports.sent(
                ProgrammeReportVariables.REPORT_ID.get(task),
                answers.requiredDate("sentOn"),
                answers.text("reference").orElse(null),
                answers.text("remark").orElse(null),
                user.id());
    }
}
