package org.alemtuzumab.pathway.report;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a report in, and hands what its kind tells to where it belongs. */
@Component
@Transactional
class ReportIntake {

    /** A death closes the whole pathway. */
    private static final Set<String> RECORD_A_DEATH = Stream.of(
                    ClinicGroup.NEUROLOGIST, ClinicGroup.NEUROLOGY_ON_CALL, ClinicGroup.MS_NURSE)
            .map(ClinicGroup::id)
            .collect(Collectors.toSet());

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

    ReportIntake(
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

    /** @throws SubmissionRefused when no pathway of this patient is under way, or what is told cannot be */
    PatientReport take(ReportPatient told) {
        requireWhoMayReport(told.kind());
        PatientReport report = reports.record(
                told.patientNumber(), told.birthDate(), told.kind(), told.happenedOn(), told.details(), user.id());
        handOn(report, told);
        return report;
    }

    private void requireWhoMayReport(PatientReport.Kind kind) {
        if (kind == PatientReport.Kind.DEATH
                && user.id() != null
                && user.groups().stream().noneMatch(RECORD_A_DEATH::contains)) {
            throw new SubmissionRefused(
                    "What happened: a death is recorded by neurology or an MS nurse. Tell them at once: it ends the pathway");
        }
    }

    private void handOn(PatientReport report, ReportPatient told) {
        switch (report.kind()) {
            case SYMPTOMS, INFECTION -> safetyEvents.take(report, results.reported(told.symptoms()));
            case PREGNANCY ->
                pregnancies.report(
                        report.patientNumber(),
                        Pregnancy.REPORT,
                        told.pregnancy().dates(report.happenedOn()),
                        report.reportedBy());
            case PREGNANCY_ENDED ->
                pregnancies.reportEnd(
                        report.patientNumber(), told.pregnancy().dates(report.happenedOn()), report.reportedBy());
            case VACCINATION -> give(report, told.vaccine());
            case ADMISSION -> askAboutAdmission(report);
            case PERSONAL_DATA -> correct(report, told.person());
            case ABSENCE ->
                absences.plan(
                        report.patientNumber(),
                        report.id(),
                        told.absence().absentFrom().orElseThrow(),
                        told.absence().reachableOn().orElseThrow(),
                        report.reportedBy());
            case ABSENCE_ENDED ->
                absences.endEarlier(
                        report.patientNumber(),
                        report.id(),
                        told.absence().reachableOn().orElseThrow(),
                        report.reportedBy());
            case COURSE_ELSEWHERE -> elsewhere.record(report, told.course());
            case MS_ACTIVITY,
                    OTHER_RESULTS,
                    LIVE_VACCINE,
                    WITHDRAWAL,
                    MOVE,
                    LOST_TO_FOLLOW_UP,
                    MONITORING_REFUSED,
                    DEATH -> {
                // told to the pathway, which acts on it
            }
        }
    }

    private void give(PatientReport report, ToldVaccine told) {
        vaccinations.give(
                report.patientNumber(),
                told.vaccine().orElseThrow(),
                told.live().orElse(null),
                report.happenedOn(),
                told.givenAnyway());
    }

    /** PHV-1: an admission that was not planned is an occasion to report. */
    private void askAboutAdmission(PatientReport report) {
        pharmacovigilance.ask(
                report.patientNumber(), Reason.ADMISSION, "On %s: %s".formatted(report.happenedOn(), report.details()));
    }

    /** SCR-23: the report keeps what was recorded before. */
    private void correct(PatientReport report, ToldPerson told) {
        told.requireAny();
        told.correctedSex()
                .map(Spelling::of)
                .ifPresent(right -> reports.remark(
                        report.id(), "Sex recorded until now: " + patients.correctSex(report.patientNumber(), right)));
        told.organs()
                .forEach((organ, presence) -> organs.record(
                        report.patientNumber(), organ, Spelling.of(presence), report.happenedOn(), report.details()));
    }
}
