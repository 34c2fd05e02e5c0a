package org.alemtuzumab.pathway.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reports to the US programme, each a task beside the pathway that holds nothing up. Profiles without the programme never
 * have one (INF-16, MON-08; both figures unverified).
 */
@Component("programmeReports")
@Transactional
public class ProgrammeReports {

    /** The longest text that a task can hold. */
    private static final int LONGEST = 3900;

    private static final String DUE = "programmeReportDue";
    /** Public holidays are not known here: the deadline is earlier rather than later for it. */
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final ProgrammeReportRepository reports;
    private final Courses courses;
    private final Assessments assessments;
    private final Findings findings;
    private final Patients patients;
    private final Profiles profiles;
    private final Messages messages;
    private final ClinicTime time;

    ProgrammeReports(
            ProgrammeReportRepository reports,
            Courses courses,
            Assessments assessments,
            Findings findings,
            Patients patients,
            Profiles profiles,
            Messages messages,
            ClinicTime time) {
        this.reports = reports;
        this.courses = courses;
        this.assessments = assessments;
        this.findings = findings;
        this.patients = patients;
        this.profiles = profiles;
        this.messages = messages;
        this.time = time;
    }

    /** A course in which at least one infusion was begun is over, whichever way: its checklist is due (INF-16). */
    public void courseEnded(String patientNumber, int courseNumber) {
        int businessDays = setting(patientNumber, "checklistBusinessDays");
        boolean opened = of(patientNumber).stream()
                .anyMatch(report -> !report.status() && report.courseNumber() == courseNumber);
        if (businessDays == 0 || opened) {
            return;
        }
        courses.find(patientNumber, courseNumber)
                .filter(Course::given)
                .ifPresent(course -> open(ProgrammeReport.checklist(
                        patientNumber,
                        courseNumber,
                        time.today(),
                        businessDaysAfter(course.lastInfusionOn(), businessDays))));
    }

    /**
     * A round has opened: the status report becomes due with it, where the next round would come too late (MON-08). Counted
     * from the last report's due date across anchors, at first from the last infusion of the first course.
     *
     * @param nextDueOn when the round after it is due
     */
    public void roundOpened(String patientNumber, long roundId, LocalDate dueOn, LocalDate nextDueOn) {
        int months = setting(patientNumber, "statusReportMonths");
        if (months == 0) {
            return;
        }
        LocalDate last = of(patientNumber).stream()
                .filter(ProgrammeReport::status)
                .map(ProgrammeReport::dueOn)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> firstCourse(patientNumber));
        if (last.plusMonths(months).isBefore(nextDueOn)) {
            open(ProgrammeReport.status(patientNumber, roundId, time.today(), dueOn));
        }
    }

    /** @throws SubmissionRefused when it was sent in the future, or before it was due to be written */
    void sent(long reportId, SentReport sent, String by) {
        ProgrammeReport report = get(reportId);
        LocalDate on = sent.sentOn();
        if (on.isAfter(time.today())) {
            throw new SubmissionRefused("Sent on: %s lies in the future".formatted(on));
        }
        if (on.isBefore(report.openedOn())) {
            throw new SubmissionRefused(
                    "Sent on: %s is before this report became due on %s".formatted(on, report.openedOn()));
        }
        reports.save(report.sent(sent, by, time.now()));
    }

    /** The reports of this patient that are not sent yet, in words. */
    public List<String> unsent(String patientNumber) {
        return of(patientNumber).stream()
                .filter(ProgrammeReport::open)
                .map(report -> report.status()
                        ? "the status report to the US programme, due on " + report.dueOn()
                        : "the infusion checklist of course %d to the US programme".formatted(report.courseNumber()))
                .toList();
    }

    @ForModels
    public Date dueAt(long reportId) {
        return time.at(get(reportId).dueOn());
    }

    /** What goes into the report. */
    @ForModels
    public String summary(long reportId) {
        ProgrammeReport report = get(reportId);
        String text = report.status() ? status(report) : checklist(report);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " … (more in the history)";
    }

    private String checklist(ProgrammeReport report) {
        return "To the US programme until %s (INF-16). Course %d%s:\n\n%s"
                .formatted(
                        report.dueOn(),
                        report.courseNumber(),
                        authorisation(report),
                        courses.infusions(report.patientNumber()).stream()
                                .filter(infusion -> infusion.courseNumber() == report.courseNumber())
                                .map(this::line)
                                .collect(Collectors.joining("\n")));
    }

    /** SCR-14: the number under which the programme had authorised the course. */
    private String authorisation(ProgrammeReport report) {
        return assessments
                .latest(report.patientNumber(), report.courseNumber(), Assessments.PROGRAMME)
                .flatMap(confirmed -> confirmed.text("authorisation"))
                .map(", authorisation %s"::formatted)
                .orElse("");
    }

    private String line(Infusion infusion) {
        return "- day %d, %s: %s, batch %s%s"
                .formatted(
                        infusion.dayNumber(),
                        time.dateOf(infusion.begunAt()),
                        infusion.stopped() ? "stopped" : "given",
                        infusion.batch(),
                        infusion.reason() == null ? "" : ". " + infusion.reason());
    }

    private String status(ProgrammeReport report) {
        LocalDate since = of(report.patientNumber()).stream()
                .filter(each -> each.status() && each.id() < report.id())
                .map(ProgrammeReport::dueOn)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> firstCourse(report.patientNumber()));
        String found = findings.of(report.patientNumber()).stream()
                .filter(finding -> !time.dateOf(finding.raisedAt()).isBefore(since))
                .map(Finding::evidence)
                .map(evidence -> "- " + evidence)
                .collect(Collectors.joining("\n"));
        return "To the US programme until %s (MON-08). Last infusion on %s. Findings since %s:\n\n%s"
                .formatted(
                        report.dueOn(),
                        courses.anchor(report.patientNumber()).orElseThrow(),
                        since,
                        found.isEmpty() ? "- none" : found);
    }

    private void open(ProgrammeReport report) {
        ProgrammeReport opened = reports.save(report);
        messages.start(
                DUE,
                opened.patientNumber(),
                Map.of(
                        ProgrammeReportVariables.PATIENT_NUMBER.name(), opened.patientNumber(),
                        ProgrammeReportVariables.REPORT_ID.name(), opened.id(),
                        ProgrammeReportVariables.CHECKLIST.name(), !opened.status()));
    }

    private LocalDate firstCourse(String patientNumber) {
        return courses.of(patientNumber).stream()
                .filter(Course::given)
                .map(Course::lastInfusionOn)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate businessDaysAfter(LocalDate day, int businessDays) {
        return day.datesUntil(day.plusYears(1))
                .skip(1)
                .filter(each -> !WEEKEND.contains(each.getDayOfWeek()))
                .skip(businessDays - 1L)
                .findFirst()
                .orElseThrow();
    }

    private int setting(String patientNumber, String name) {
        return profiles.number(patients.get(patientNumber).profile(), name);
    }

    private List<ProgrammeReport> of(String patientNumber) {
        return reports.findByPatientNumberOrderById(patientNumber);
    }

    private ProgrammeReport get(long reportId) {
        return reports.findById(reportId)
                .orElseThrow(() -> new IllegalArgumentException("No report to the programme has this id"));
    }
}
