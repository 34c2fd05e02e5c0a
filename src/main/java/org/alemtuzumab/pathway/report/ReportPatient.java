package org.alemtuzumab.pathway.report;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes a report in: refused when no pathway of this number is under way. */
@Component("reportPatient")
class ReportPatient implements ExecutionListener {

    /** A death closes the whole pathway. */
    private static final Set<String> RECORD_A_DEATH = Stream.of(
                    ClinicGroup.NEUROLOGIST, ClinicGroup.NEUROLOGY_ON_CALL, ClinicGroup.MS_NURSE)
            .map(ClinicGroup::id)
            .collect(Collectors.toSet());

    private final SubmissionCheck check;
    private final PatientReports reports;
    private final SafetyEvents safetyEvents;
    private final LabResults results;
    private final Pregnancies pregnancies;
    private final Vaccinations vaccinations;
    private final PharmacovigilanceReports pharmacovigilance;
    private final Patients patients;
    private final Organs organs;
    private final Absences absences;
    private final CoursesElsewhere elsewhere;
    private final CurrentUser user;

    ReportPatient(
            SubmissionCheck check,
            PatientReports reports,
            SafetyEvents safetyEvents,
            LabResults results,
            Pregnancies pregnancies,
            Vaccinations vaccinations,
            PharmacovigilanceReports pharmacovigilance,
            Patients patients,
            Organs organs,
            Absences absences,
            CoursesElsewhere elsewhere,
            CurrentUser user) {
        this.check = check;
        this.reports = reports;
        this.safetyEvents = safetyEvents;
        this.results = results;
        this.pregnancies = pregnancies;
        this.vaccinations = vaccinations;
        this.pharmacovigilance = pharmacovigilance;
        this.patients = patients;
        this.organs = organs;
        this.absences = absences;
        this.elsewhere = elsewhere;
        this.user = user;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormAnswers answers = check.startForm(execution);
        requireWhoMayReport(answers.requiredText("kind"));
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
        recordAdmission(report);
        recordPersonalData(report, answers);
        recordAbsence(report, answers);
        if (report.kind().equals(PatientReport.COURSE_ELSEWHERE)) {
            elsewhere.record(report, answers);
        }
        execution.setProcessBusinessKey(report.patientNumber());
        PatientReportVariables.PATIENT_NUMBER.set(execution, report.patientNumber());
        PatientReportVariables.REPORT_ID.set(execution, report.id());
        execution.setVariable(PatientReportVariables.REPORTED_BY.name(), user.id());
    }

    private void requireWhoMayReport(String kind) {
        if (kind.equals(PatientReport.DEATH)
                && user.id() != null
                && user.groups().stream().noneMatch(RECORD_A_DEATH::contains)) {
            throw new SubmissionRefused(
                    "What happened: a death is recorded by neurology or an MS nurse. Tell them at once: it ends the pathway");
        }
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

    /** PHV-1: an admission that was not planned is an occasion to report. */
    private void recordAdmission(PatientReport report) {
        if (report.kind().equals(PatientReport.ADMISSION)) {
            pharmacovigilance.ask(
                    report.patientNumber(),
                    Reason.ADMISSION,
                    "On %s: %s".formatted(report.happenedOn(), report.details()));
        }
    }

    /** SCR-23: sex and organs as they are; the report keeps what was recorded before. */
    private void recordPersonalData(PatientReport report, FormAnswers answers) {
        if (!report.kind().equals(PatientReport.PERSONAL_DATA)) {
            return;
        }
        Optional<String> sex = answers.text("correctedSex");
        Map<Organ, String> changed = new EnumMap<>(Organ.class);
        for (Organ organ : Organ.values()) {
            answers.text(organ.name().toLowerCase(Locale.ROOT)).ifPresent(presence -> changed.put(organ, presence));
        }
        if (sex.isEmpty() && changed.isEmpty()) {
            throw new SubmissionRefused("What happened: say which of sex and organs is otherwise");
        }
        sex.ifPresent(right -> reports.remark(
                report.id(), "Sex recorded until now: " + patients.correctSex(report.patientNumber(), right)));
        changed.forEach((organ, presence) ->
                organs.record(report.patientNumber(), organ, presence, report.happenedOn(), report.details()));
    }

    /** MON-06: calls wait for a planned absence, and no longer than it lasts. */
    private void recordAbsence(PatientReport report, FormAnswers answers) {
        if (report.kind().equals(PatientReport.ABSENCE)) {
            absences.plan(
                    report.patientNumber(),
                    report.id(),
                    answers.requiredDate("absentFrom"),
                    answers.requiredDate("reachableOn"),
                    report.reportedBy());
        } else if (report.kind().equals(PatientReport.ABSENCE_ENDED)) {
            absences.endEarlier(
                    report.patientNumber(), report.id(), answers.requiredDate("reachableOn"), report.reportedBy());
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
