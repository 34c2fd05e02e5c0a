package org.alemtuzumab.pathway.mixup;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.disease.KnownDisease;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.monitoring.OpenRoundTasks;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.report.Portal;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.alemtuzumab.pathway.vaccination.VaccineDose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was filed to the wrong patient, or confirmed wrongly: found, taken back, filed to the right one, and everything that followed from it. */
@Component("mixUps")
@Transactional
public class MixUps {

    /** The longest text that a task can hold. */
    private static final int LONGEST = 3900;

    /** Where what a person reported is filed. */
    private static final String TOLD = "REPORT";

    /** Reports that can be taken back with what they put on file; the form says which cannot, and what to do instead. */
    private static final Set<PatientReport.Kind> CAN_BE_TAKEN_BACK = Set.of(
            PatientReport.Kind.SYMPTOMS,
            PatientReport.Kind.INFECTION,
            PatientReport.Kind.MS_ACTIVITY,
            PatientReport.Kind.OTHER_RESULTS,
            PatientReport.Kind.VACCINATION,
            PatientReport.Kind.LIVE_VACCINE,
            PatientReport.Kind.ADMISSION,
            PatientReport.Kind.ABSENCE,
            PatientReport.Kind.ABSENCE_ENDED);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MixUpRepository mixUps;
    private final MixUpResultRepository takenBack;
    private final Patients patients;
    private final LabResults results;
    private final Analytes analytes;
    private final ReceivedResults received;
    private final PatientReports reports;
    private final Portal portal;
    private final Findings findings;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final Rounds rounds;
    private final KnownDiseases diseases;
    private final Vaccinations vaccinations;
    private final Absences absences;
    private final OpenRoundTasks roundTasks;
    private final Messages messages;
    private final ClinicTime time;

    MixUps(
            MixUpRepository mixUps,
            MixUpResultRepository takenBack,
            Patients patients,
            LabResults results,
            Analytes analytes,
            ReceivedResults received,
            PatientReports reports,
            Portal portal,
            Findings findings,
            Referrals referrals,
            FollowUps followUps,
            Rounds rounds,
            KnownDiseases diseases,
            Vaccinations vaccinations,
            Absences absences,
            OpenRoundTasks roundTasks,
            Messages messages,
            ClinicTime time) {
        this.mixUps = mixUps;
        this.takenBack = takenBack;
        this.patients = patients;
        this.results = results;
        this.analytes = analytes;
        this.received = received;
        this.reports = reports;
        this.portal = portal;
        this.findings = findings;
        this.referrals = referrals;
        this.followUps = followUps;
        this.rounds = rounds;
        this.diseases = diseases;
        this.vaccinations = vaccinations;
        this.absences = absences;
        this.roundTasks = roundTasks;
        this.messages = messages;
        this.time = time;
    }

    /**
     * @return the number of the mix-up
     * @throws SubmissionRefused when there are no such patients, or nothing of it is on file
     */
    long report(ReportMixUp told, String by) {
        Patient wrong = require(told.patientNumber(), told.birthDate(), "Patient number");
        String right = told.rightPatientNumber()
                .map(number ->
                        right(wrong.number(), number, told.rightBirthDate().orElseThrow()))
                .orElse(null);
        MixUp mixUp = new MixUp(
                null,
                wrong.number(),
                told.kind(),
                told.happenedOn().orElse(null),
                told.accession().orElse(null),
                told.messageNumber().orElse(null),
                told.kind() == MixUp.Kind.REPORT
                        ? reportOf(
                                wrong.number(),
                                told.happenedOn().orElseThrow(),
                                told.reportNumber().orElse(null))
                        : null,
                right,
                told.reason(),
                by,
                time.now(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                told.diseaseCode().orElse(null));
        if (mixUp.reportId() == null
                && meant(mixUp).isEmpty()
                && wronglyConfirmed(mixUp).isEmpty()) {
            throw new SubmissionRefused(
                    "What is another patient's: nothing of it is on file for patient %s. Check the day, and the number of the sample or message"
                            .formatted(wrong.number()));
        }
        return mixUps.save(mixUp).id();
    }

    /** What would be taken back, as the second person reads and confirms it; told anew each time. */
    @ForModels
    public String filed(long mixUpId) {
        MixUp mixUp = get(mixUpId);
        List<String> lines = new ArrayList<>();
        if (mixUp.reportId() != null) {
            PatientReport report = reports.get(mixUp.reportId());
            lines.add("- Reported for %s, %s: %s".formatted(report.happenedOn(), inWords(report), report.details()));
            doses(report)
                    .forEach(dose ->
                            lines.add("- Dose of a vaccine, %s, on %s".formatted(dose.vaccine(), dose.givenOn())));
        }
        wronglyConfirmed(mixUp).forEach(disease -> lines.add("- " + diseases.inWords(disease)));
        meant(mixUp).forEach(result -> lines.add(line(result)));
        return Shortened.forReaders(LONGEST, String.join("\n", lines));
    }

    /** Who said so, why, and whose it is. */
    @ForModels
    public String summary(long mixUpId) {
        MixUp mixUp = get(mixUpId);
        String by = mixUp.reportedBy() == null ? "Somebody" : mixUp.reportedBy();
        if (mixUp.kind() == MixUp.Kind.DISEASE) {
            return "%s says that this was confirmed wrongly: %s".formatted(by, mixUp.reason());
        }
        return "%s says that this is another patient's: %s\n\n%s"
                .formatted(
                        by,
                        mixUp.reason(),
                        mixUp.rightPatientNumber() == null
                                ? "Whose it is nobody knows yet."
                                : "It is patient **%s**'s, and is filed there.".formatted(mixUp.rightPatientNumber()));
    }

    /** Whose it is; null while nobody knows. */
    @ForModels
    public String rightPatient(long mixUpId) {
        return get(mixUpId).rightPatientNumber();
    }

    /**
     * @param shown what the second person read
     * @throws SubmissionRefused when it is the person who reported it, or other values are concerned by now
     */
    void decide(long mixUpId, ConfirmMixUp decided, String shown, String by) {
        MixUp mixUp = get(mixUpId);
        if (decided.confirmed()) {
            if (by == null || by.equals(mixUp.reportedBy())) {
                throw new SubmissionRefused(
                        "Your decision: you reported this mix-up, so another person confirms it. You may keep what is filed");
            }
            if (!filed(mixUpId).equals(shown)) {
                throw new SubmissionRefused(
                        "Since this task was opened other values are concerned. Open it again, and read what is taken back");
            }
        }
        mixUps.save(mixUp.decided(decided, by, time.now()));
    }

    /** Takes it back, and files it where it belongs if that is known. */
    void takeBack(long mixUpId, String by) {
        MixUp mixUp = get(mixUpId);
        List<LabResult> wrong = meant(mixUp);
        wrong.forEach(result -> takenBack.save(new MixUpResult(null, mixUp.patientNumber(), mixUpId, result.id())));
        results.takeBack(mixUp.patientNumber(), wrong, by);
        diseases.takeBack(wronglyConfirmed(mixUp));
        if (mixUp.reportId() != null) {
            vaccinations.takeBack(doses(reports.get(mixUp.reportId())));
            absences.takeBack(mixUp.patientNumber(), mixUp.reportId());
            reports.takeBack(mixUp.reportId(), time.today(), "Taken back as another patient's: " + mixUp.reason());
            roundTasks.absenceChanged(mixUp.patientNumber());
        }
        messages.tell("resultsArrived", mixUp.patientNumber());
        if (mixUp.kind() == MixUp.Kind.DISEASE) {
            messages.tell("hardStopTakenBack", mixUp.patientNumber());
        }
        if (mixUp.rightPatientNumber() != null) {
            file(mixUp, by);
        }
    }

    /** Files what was taken back to the patient whom number and date of birth name. */
    private void file(long mixUpId, String rightPatientNumber, LocalDate rightBirthDate, String by) {
        MixUp mixUp = get(mixUpId);
        if (mixUp.rightPatientNumber() != null) {
            throw new SubmissionRefused(
                    "Patient number: it has been filed to patient %s".formatted(mixUp.rightPatientNumber()));
        }
        file(mixUps.save(mixUp.belongingTo(right(mixUp.patientNumber(), rightPatientNumber, rightBirthDate))), by);
    }

    /**
     * Keeps what was done about everything that followed, and files to the right patient what nobody had known where to file.
     *
     * @throws SubmissionRefused when there is no such patient, or it has been filed already
     */
    void settle(long mixUpId, SettleMixUp settled, String by) {
        settled.rightPatientNumber()
                .ifPresent(
                        right -> file(mixUpId, right, settled.rightBirthDate().orElseThrow(), by));
        mixUps.save(get(mixUpId).settled(settled.whatWasDone(), by, time.now()));
    }

    private void file(MixUp mixUp, String by) {
        List<LabResult> moved = taken(mixUp);
        if (mixUp.reportId() != null) {
            PatientReport report = reports.get(mixUp.reportId());
            if (!report.tellsSymptoms()) {
                return;
            }
            Map<String, String> symptoms = new LinkedHashMap<>();
            moved.forEach(result -> symptoms.put(result.analyte(), result.reported()));
            portal.report(
                    mixUp.rightPatientNumber(),
                    patients.get(mixUp.rightPatientNumber()).birthDate(),
                    report.happenedOn(),
                    report.details(),
                    symptoms,
                    by);
            return;
        }
        moved.stream()
                .collect(Collectors.groupingBy(LabResult::collectedOn, LinkedHashMap::new, Collectors.toList()))
                .forEach((day, sample) -> received.receive(
                        mixUp.rightPatientNumber(),
                        day,
                        sample.stream().map(ReportedValue::again).toList(),
                        by));
    }

    // ---- what followed

    /** Everything that followed from what was taken back, as it stands now. */
    @ForModels
    public String followed(long mixUpId) {
        MixUp mixUp = get(mixUpId);
        List<LabResult> taken = taken(mixUp);
        List<String> lines = new ArrayList<>();
        if (mixUp.reportId() != null) {
            lines.addAll(followed(reports.get(mixUp.reportId())));
        }
        taken.forEach(result -> lines.add(line(result) + ": taken back"));
        List<KnownDisease> unfounded = unfounded(mixUp);
        lines.addAll(lifted(mixUp, unfounded));
        List<Finding> raised = findings.of(mixUp.patientNumber()).stream()
                .filter(finding -> follows(finding, taken) || unfounded.stream().anyMatch(each -> from(finding, each)))
                .toList();
        raised.forEach(finding -> lines.add("- **%s** %s: %s (%s)"
                .formatted(
                        finding.rule(),
                        finding.urgency(),
                        finding.evidence(),
                        finding.overtaken() ? "no longer holds" : "still stands")));
        raised.stream()
                .map(Finding::referralId)
                .filter(Objects::nonNull)
                .distinct()
                .map(referrals::get)
                .forEach(referral -> lines.add("- Referral to %s, %s, of %s: %s"
                        .formatted(
                                referral.specialty(),
                                referral.urgency(),
                                time.dateOf(referral.openedAt()),
                                referral.open()
                                        ? "open; the specialty is to be told"
                                        : "closed, " + referral.outcome())));
        raised.stream()
                .map(Finding::followUpId)
                .filter(Objects::nonNull)
                .distinct()
                .map(followUps::get)
                .forEach(test -> lines.add("- Test asked for, %s, due %s: %s"
                        .formatted(
                                test.analytes().isEmpty() ? "a decision" : test.analytes(),
                                time.dateOf(test.dueAt()),
                                test.open() ? "open" : "closed")));
        taken.stream()
                .map(LabResult::roundId)
                .filter(Objects::nonNull)
                .distinct()
                .map(rounds::get)
                .forEach(round -> lines.add("- Monitoring round due %s: %s".formatted(round.dueOn(), round.state())));
        return Shortened.forReaders(LONGEST, String.join("\n", lines));
    }

    /** What a disease that was confirmed wrongly had blocked or asked for, and what still counts without it (SCR-20). */
    private List<String> lifted(MixUp mixUp, List<KnownDisease> unfounded) {
        if (unfounded.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        unfounded.forEach(each -> lines.add("- %s: taken back".formatted(diseases.inWords(each))));
        lines.add(
                "- What it blocked or held of a later course is lifted: a course that it had ended is planned again, the history is asked for anew, and everything else is judged as before (SCR-20)");
        String others = diseases.list(diseases.of(mixUp.patientNumber()));
        lines.add(others.isEmpty() ? "- No other disease is confirmed" : "- These still count:\n" + others);
        lines.add("- Pharmacovigilance was asked for a report, if there was ever an infusion: tell them (PHV-1)");
        lines.add(
                "- Tests and treatment that were begun for it, looking for other autoimmune diseases too (MON-11), go on until somebody ends them");
        return lines;
    }

    /** Whether a finding led to the place where this disease was confirmed. */
    private static boolean from(Finding finding, KnownDisease disease) {
        return disease.referralId() != null && disease.referralId().equals(finding.referralId())
                || disease.followUpId() != null && disease.followUpId().equals(finding.followUpId());
    }

    private List<String> followed(PatientReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("- The report of %s, %s; whoever told the patient what follows tells that it was a mistake"
                .formatted(report.happenedOn(), report.title()));
        switch (report.kind()) {
            case MS_ACTIVITY ->
                lines.add(
                        "- \"Review MS activity\" or \"Consider MS activity\" may be open for it: tell the neurologist");
            case OTHER_RESULTS ->
                lines.add(
                        "- \"Record other results\" may be open for it: tell the MS nurses that there are none to enter");
            case LIVE_VACCINE -> lines.add("- \"Confirm immune recovery\" may be open for it: tell the neurologist");
            case ADMISSION ->
                lines.add(
                        "- Pharmacovigilance was asked for a report, if there was ever an infusion: tell them (PHV-1)");
            case VACCINATION -> lines.add("- The dose counts no more: the wait before a course (SCR-08)");
            case ABSENCE, ABSENCE_ENDED -> lines.add("- Calls are made as if it had not been reported (MON-06)");
            default -> {}
        }
        if (!report.tellsSymptoms()) {
            lines.add(
                    "- It is filed to nobody by itself: **report it for the right patient** by \"Report something about a patient\"");
        }
        return lines;
    }

    private static boolean follows(Finding finding, List<LabResult> taken) {
        return taken.stream()
                .anyMatch(result -> result.id().equals(finding.resultId())
                        || result.collectedOn().equals(finding.judgedOn())
                                && finding.analytes() != null
                                && List.of(finding.analytes().split("\\s*,\\s*"))
                                        .contains(result.analyte()));
    }

    // ---- what is meant

    private MixUp get(long id) {
        return mixUps.findById(id).orElseThrow(() -> new IllegalArgumentException("No mix-up has this id"));
    }

    /** The confirmed disease that is meant, as often as it was confirmed. */
    private List<KnownDisease> wronglyConfirmed(MixUp mixUp) {
        return diseases.of(mixUp.patientNumber()).stream()
                .filter(each -> each.code().equals(mixUp.diseaseCode()))
                .toList();
    }

    /** What was taken back of it, once it has been. */
    private List<KnownDisease> unfounded(MixUp mixUp) {
        return diseases.takenBack(mixUp.patientNumber()).stream()
                .filter(each -> each.code().equals(mixUp.diseaseCode()))
                .filter(each -> !each.takenBackAt().isBefore(mixUp.decidedAt()))
                .toList();
    }

    private List<LabResult> taken(MixUp mixUp) {
        Set<Long> ids = takenBack.findByMixUpIdOrderById(mixUp.id()).stream()
                .map(MixUpResult::resultId)
                .collect(Collectors.toSet());
        return results.of(mixUp.patientNumber()).stream()
                .filter(result -> ids.contains(result.id()))
                .toList();
    }

    private List<LabResult> meant(MixUp mixUp) {
        return results.of(mixUp.patientNumber()).stream()
                .filter(LabResult::current)
                .filter(result -> isMeant(mixUp, result))
                .toList();
    }

    private boolean isMeant(MixUp mixUp, LabResult result) {
        if (mixUp.kind() == MixUp.Kind.DISEASE) {
            return false;
        }
        if (mixUp.kind() == MixUp.Kind.MESSAGE) {
            return mixUp.messageId().equals(result.messageId());
        }
        boolean told = TOLD.equals(result.context()) && analytes.symptom(result.analyte());
        return result.collectedOn().equals(mixUp.happenedOn())
                && told == (mixUp.kind() == MixUp.Kind.REPORT)
                && (mixUp.accession() == null || mixUp.accession().equals(result.accession()))
                && (mixUp.reportId() == null || toldBy(reports.get(mixUp.reportId()), result.recordedAt()));
    }

    /** The report of the day that is meant: the only one that can be taken back, or the one with this number. */
    private Long reportOf(String patientNumber, LocalDate day, Long number) {
        List<PatientReport> ofDay = reports.of(patientNumber).stream()
                .filter(report -> report.happenedOn().equals(day))
                .toList();
        List<PatientReport> possible = ofDay.stream()
                .filter(report -> CAN_BE_TAKEN_BACK.contains(report.kind()))
                .toList();
        if (possible.isEmpty()) {
            throw new SubmissionRefused(
                    ofDay.isEmpty()
                            ? "Day of the sample or report: nothing was reported for %s".formatted(day)
                            : "Day of the sample or report: what was reported for %s cannot be taken back; the form says what to do instead"
                                    .formatted(day));
        }
        List<PatientReport> meant = possible.stream()
                .filter(report -> number == null || number.equals(report.id()))
                .toList();
        if (meant.stream().map(PatientReport::reportedAt).distinct().count() != 1) {
            throw new SubmissionRefused("Number of the report: %s is of %s. Enter one of: %s"
                    .formatted(
                            meant.isEmpty() ? "none with this number" : "more than one report",
                            day,
                            possible.stream().map(this::inWords).collect(Collectors.joining("; "))));
        }
        return meant.get(0).id();
    }

    /** "number 12: infection, reported on 2026-05-06 10:15". */
    private String inWords(PatientReport report) {
        return "number %d: %s, reported on %s"
                .formatted(
                        report.id(),
                        report.title(),
                        report.reportedAt().atZoneSameInstant(time.zone()).format(AT));
    }

    /** The doses that this report put on file: recorded with it, and not with a later one of the same day. */
    private List<VaccineDose> doses(PatientReport report) {
        if (report.kind() != PatientReport.Kind.VACCINATION) {
            return List.of();
        }
        return vaccinations.doses(report.patientNumber()).stream()
                .filter(dose -> dose.givenOn().equals(report.happenedOn()))
                .filter(dose -> toldBy(report, dose.recordedAt()))
                .toList();
    }

    /** Whether this is the last report of its day and kind that had been made when something was recorded. */
    private boolean toldBy(PatientReport report, OffsetDateTime recordedAt) {
        return reports.of(report.patientNumber()).stream()
                .filter(each -> each.happenedOn().equals(report.happenedOn()))
                .filter(each -> each.kind() == report.kind() || each.tellsSymptoms() && report.tellsSymptoms())
                .map(PatientReport::reportedAt)
                .filter(at -> !at.isAfter(recordedAt))
                .max(OffsetDateTime::compareTo)
                .filter(report.reportedAt()::isEqual)
                .isPresent();
    }

    private String right(String wrong, String number, LocalDate birthDate) {
        Patient right = require(number, birthDate, "Number of the right patient");
        if (right.number().equals(wrong)) {
            throw new SubmissionRefused("Number of the right patient: it is filed to this one");
        }
        return right.number();
    }

    private Patient require(String number, LocalDate birthDate, String field) {
        return patients.find(number)
                .filter(patient -> patient.birthDate().equals(birthDate))
                .orElseThrow(() -> new SubmissionRefused(
                        "%s: no patient has the number %s and this date of birth. Check both against the hospital record"
                                .formatted(field, number)));
    }

    private String line(LabResult result) {
        return "- %s \"%s\" of %s%s"
                .formatted(
                        analytes.get(result.analyte()).name(),
                        result.reported(),
                        result.collectedOn(),
                        result.recordedBy() == null ? "" : ", recorded by " + result.recordedBy());
    }
}
