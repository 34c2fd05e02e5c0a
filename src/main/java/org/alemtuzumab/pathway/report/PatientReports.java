package org.alemtuzumab.pathway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the care team reported of a patient outside the planned steps. */
@Component
@Transactional
public class PatientReports {

    private static final String SEVERE_ONLY = "severe";

    private final PatientReportRepository reports;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    PatientReports(PatientReportRepository reports, Patients patients, Profiles profiles, ClinicTime time) {
        this.reports = reports;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    /**
     * Records a report on the patient whom both number and date of birth name.
     *
     * @throws SubmissionRefused when there is no such patient under way, or the day lies ahead or is implausibly long ago
     */
    public PatientReport record(
            String patientNumber,
            LocalDate birthDate,
            PatientReport.Kind kind,
            LocalDate happenedOn,
            String details,
            String reportedBy) {
        require(patientNumber, birthDate, kind, happenedOn);
        return reports.save(new PatientReport(
                null, patientNumber, kind, happenedOn, details, reportedBy, time.now(), null, null, null, null));
    }

    /** @throws SubmissionRefused as {@link #record} does */
    Patient require(String patientNumber, LocalDate birthDate, PatientReport.Kind kind, LocalDate happenedOn) {
        Patient patient = patients.find(patientNumber)
                .filter(found -> found.active() && found.birthDate().equals(birthDate))
                .orElseThrow(() -> new SubmissionRefused(
                        "Patient number: no patient under way has the number %s and this date of birth. Check both against the hospital record"
                                .formatted(patientNumber)));
        if (happenedOn.isAfter(time.today())) {
            throw new SubmissionRefused("On: %s lies in the future".formatted(happenedOn));
        }
        if (happenedOn.isBefore(earliest(patientNumber, birthDate, kind))) {
            throw new SubmissionRefused(
                    "On: %s is too long ago; the earliest is %s. Enter the day on which it was last there, and since when in the details"
                            .formatted(happenedOn, earliest(patientNumber, birthDate, kind)));
        }
        return patient;
    }

    /** Symptoms are judged with the results of the days around them: a mistyped year would keep them from it. */
    private LocalDate earliest(String patientNumber, LocalDate birthDate, PatientReport.Kind kind) {
        return kind == PatientReport.Kind.SYMPTOMS
                ? time.today()
                        .minusDays(profiles.number(patients.get(patientNumber).profile(), "symptomsWithinDays"))
                : birthDate;
    }

    /** SCR-03: what was reported as symptoms is an infection as well, which defers a course until it is resolved. */
    PatientReport alsoInfection(PatientReport symptoms) {
        return reports.save(new PatientReport(
                null,
                symptoms.patientNumber(),
                PatientReport.Kind.INFECTION,
                symptoms.happenedOn(),
                symptoms.details(),
                symptoms.reportedBy(),
                symptoms.reportedAt(),
                null,
                null,
                null,
                null));
    }

    /** SCR-03: keeps whether a reported infection may be severe. */
    void severity(PatientReport infection, boolean severe) {
        reports.save(infection.told(severe));
    }

    public PatientReport get(long id) {
        return reports.findById(id).orElseThrow(() -> new IllegalArgumentException("No report has this id"));
    }

    /** Adds a remark of the reporter to the details. */
    public void remark(long id, String remark) {
        reports.save(get(id).remarked(remark));
    }

    /** What was reported of the patient; without what was another patient's (SAF-4). */
    public List<PatientReport> of(String patientNumber) {
        return reports.findByPatientNumberOrderById(patientNumber).stream()
                .filter(report -> report.settlement() != PatientReport.Settlement.TAKEN_BACK)
                .toList();
    }

    /** It was another patient's: it, and the infection that it told as well, count no more (SAF-4). */
    public void takeBack(long id, LocalDate on, String why) {
        PatientReport wrong = get(id);
        of(wrong.patientNumber()).stream()
                .filter(report -> report.reportedAt().isEqual(wrong.reportedAt()))
                .filter(report -> report.happenedOn().equals(wrong.happenedOn()))
                .forEach(report -> reports.save(report.settled(PatientReport.Settlement.TAKEN_BACK, on, why)));
    }

    /** SCR-03: an infection that was reported, is not yet resolved, and defers a course in the patient's profile. */
    public Optional<PatientReport> openInfection(String patientNumber) {
        return openInfections(patientNumber).stream().filter(this::defers).findFirst();
    }

    /** SCR-03: whether this infection defers a course in the patient's profile. */
    boolean defers(PatientReport infection) {
        return infection.maybeSevere() || !SEVERE_ONLY.equals(infectionDefers(infection.patientNumber()));
    }

    /** SCR-03: which infections defer in the patient's profile: any or severe. */
    public String infectionDefers(String patientNumber) {
        return profiles.text(patients.get(patientNumber).profile(), "infectionDefers");
    }

    /**
     * What a neurologist says about the open infections that were shown (SCR-03).
     *
     * @param shownAt when the question was asked: what was reported later was not shown
     * @throws SubmissionRefused when the day lies ahead, or there is an infection that the answer does not know
     */
    public void answerInfections(
            String patientNumber, InfectionsOver answer, Instant shownAt, LocalDate on, String resolution) {
        if (on.isAfter(time.today())) {
            throw new SubmissionRefused("Resolved on: %s lies in the future".formatted(on));
        }
        if (answer == InfectionsOver.NO) {
            return;
        }
        openInfections(patientNumber).stream()
                .filter(report -> report.reportedAt()
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .isAfter(shownAt))
                .findFirst()
                .ifPresent(later -> {
                    throw new SubmissionRefused(
                            "An infection was reported after this task had been opened: %s (%s). Answer \"No\"; screening then shows every open infection"
                                    .formatted(later.details(), later.happenedOn()));
                });
        if (answer == InfectionsOver.YES) {
            resolveInfection(patientNumber, on, resolution);
        }
    }

    /** Closes every open infection of the patient. */
    public void resolveInfection(String patientNumber, LocalDate on, String resolution) {
        openInfections(patientNumber).forEach(report -> reports.save(report.resolved(on, resolution)));
    }

    private List<PatientReport> openInfections(String patientNumber) {
        return of(patientNumber).stream()
                .filter(report -> report.kind() == PatientReport.Kind.INFECTION && report.resolvedOn() == null)
                .toList();
    }

    public boolean withdrawn(String patientNumber) {
        return latest(patientNumber, PatientReport.Kind.WITHDRAWAL).isPresent();
    }

    public boolean died(String patientNumber) {
        return latest(patientNumber, PatientReport.Kind.DEATH).isPresent();
    }

    /** The latest report of this kind since the patient was enrolled; those of an earlier pathway do not count. */
    public Optional<PatientReport> latest(String patientNumber, PatientReport.Kind kind) {
        return sinceEnrolment(patientNumber)
                .filter(report -> report.kind() == kind)
                .reduce((earlier, later) -> later);
    }

    private Stream<PatientReport> sinceEnrolment(String patientNumber) {
        OffsetDateTime enrolled = patients.get(patientNumber).enrolledAt();
        return of(patientNumber).stream().filter(report -> !report.reportedAt().isBefore(enrolled));
    }

    /** SCR-13: whether a refusal of monitoring was reported that nobody has settled yet. */
    public boolean refusesMonitoring(String patientNumber) {
        return latest(patientNumber, PatientReport.Kind.MONITORING_REFUSED)
                .filter(refusal -> refusal.resolvedOn() == null)
                .isPresent();
    }

    /** MON-09: how the patient's departure was settled last, of the patient who leaves; empty where none was. */
    public Optional<PatientReport.Settlement> leftAs(String patientNumber) {
        return sinceEnrolment(patientNumber)
                .map(PatientReport::settlement)
                .filter(settlement -> settlement != null && settlement != PatientReport.Settlement.STAYS)
                .reduce((earlier, later) -> later);
    }

    /** Records how a departure was settled (MON-09). */
    void settle(PatientReport report, PatientReport.Settlement settlement, LocalDate on, String how) {
        reports.save(report.settled(settlement, on, how));
    }

    /** Records what became of a report. */
    public void settle(PatientReport report, LocalDate on, String resolution) {
        reports.save(report.resolved(on, resolution));
    }
}
