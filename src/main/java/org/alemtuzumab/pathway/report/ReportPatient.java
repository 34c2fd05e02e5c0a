package org.alemtuzumab.pathway.report;

import java.util.Set;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes a report in: refused when no pathway of this number is under way. */
@Component("reportPatient")
class ReportPatient implements ExecutionListener {

    private final SubmissionCheck check;
    private final PatientReports reports;
    private final SafetyEvents safetyEvents;
    private final LabResults results;
    private final Pregnancies pregnancies;
    private final Vaccinations vaccinations;
    private final CurrentUser user;

    ReportPatient(
            SubmissionCheck check,
            PatientReports reports,
            SafetyEvents safetyEvents,
            LabResults results,
            Pregnancies pregnancies,
            Vaccinations vaccinations,
            CurrentUser user) {
        this.check = check;
        this.reports = reports;
        this.safetyEvents = safetyEvents;
        this.results = results;
        this.pregnancies = pregnancies;
        this.vaccinations = vaccinations;
        this.user = user;
    }

    @Override
    public void notify(DelegateExecution execution) {
        check.startForm(execution);
        FormAnswers answers = FormAnswers.of(execution);
        PatientReport report = reports.record(
                answers.requiredText("patientNumber"),
                answers.requiredDate("birthDate"),
                answers.requiredText("kind"),
                answers.requiredDate("happenedOn"),
                answers.requiredText("details"),
                user.id());
        if (report.tellsSymptoms()) {
            safetyEvents.take(report, results.reported(answers));
        }
        recordPregnancy(report, answers);
        recordVaccination(report, answers);
        check.dropStartAnswers(execution);
        execution.setProcessBusinessKey(report.patientNumber());
        PatientReportVariables.PATIENT_NUMBER.set(execution, report.patientNumber());
        PatientReportVariables.REPORT_ID.set(execution, report.id());
        execution.setVariable(PatientReportVariables.REPORTED_BY.name(), user.id());
    }

    /** What a report of a pregnancy, or of its end, tells of its beginning; whatever is not known is left out (PRG-1). */
    private void recordPregnancy(PatientReport report, FormAnswers answers) {
        if (!Set.of(PatientReport.PREGNANCY, PatientReport.PREGNANCY_ENDED).contains(report.kind())) {
            return;
        }
        Dates told = new Dates(
                report.happenedOn(),
                answers.date("lastMensesOn").orElse(null),
                answers.date("conceivedOn").orElse(null),
                answers.number("gestationWeeks")
                        .map(weeks -> (int)
                                (7 * weeks + answers.number("gestationDays").orElse(0.0)))
                        .orElse(null));
        if (report.kind().equals(PatientReport.PREGNANCY)) {
            pregnancies.report(report.patientNumber(), Pregnancy.REPORT, told, report.reportedBy());
        } else {
            pregnancies.reportEnd(report.patientNumber(), told, report.reportedBy());
        }
    }

    /** A dose given outside the preparation of a course (SCR-08, SCR-10). */
    private void recordVaccination(PatientReport report, FormAnswers answers) {
        if (report.kind().equals(PatientReport.VACCINATION)) {
            vaccinations.give(
                    report.patientNumber(),
                    answers.requiredText("vaccine"),
                    answers.text("live").orElse(null),
                    report.happenedOn(),
                    answers.yes("givenAnyway"));
        }
    }
}
