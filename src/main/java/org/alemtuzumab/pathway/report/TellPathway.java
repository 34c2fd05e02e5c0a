package org.alemtuzumab.pathway.report;

import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.monitoring.OpenRoundTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the patient's running processes what was reported. */
@Component("tellPathway")
class TellPathway implements JavaDelegate {

    /** What a report tells; the other kinds wait for a settlement in writing. */
    private static final Map<PatientReport.Kind, String> MESSAGES = Map.of(
            PatientReport.Kind.INFECTION, "infectionReported",
            PatientReport.Kind.MS_ACTIVITY, "activityReported",
            PatientReport.Kind.WITHDRAWAL, "treatmentWithdrawn",
            PatientReport.Kind.DEATH, "patientLeft");

    private final PatientReports reports;
    private final SafetyEvents safetyEvents;
    private final ReportConsequences consequences;
    private final OpenRoundTasks roundTasks;
    private final CoursesElsewhere elsewhere;
    private final Messages messages;

    TellPathway(
            PatientReports reports,
            SafetyEvents safetyEvents,
            ReportConsequences consequences,
            OpenRoundTasks roundTasks,
            CoursesElsewhere elsewhere,
            Messages messages) {
        this.roundTasks = roundTasks;
        this.reports = reports;
        this.safetyEvents = safetyEvents;
        this.consequences = consequences;
        this.elsewhere = elsewhere;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PatientReport report = reports.get(PatientReportVariables.REPORT_ID.get(execution));
        boolean held = report.kind() != PatientReport.Kind.INFECTION || reports.defers(report);
        String message = held ? MESSAGES.get(report.kind()) : null;
        boolean heard = message != null && messages.tell(message, report.patientNumber()) > 0
                || report.kind() == PatientReport.Kind.COURSE_ELSEWHERE && elsewhere.tell(report);
        if (Set.of(PatientReport.Kind.ABSENCE, PatientReport.Kind.ABSENCE_ENDED).contains(report.kind())) {
            roundTasks.absenceChanged(report.patientNumber());
        }
        if (report.tellsSymptoms()) {
            safetyEvents.tell(report, true);
        }
        PatientReportVariables.CONSEQUENCES.set(execution, consequences.of(report, heard));
        PatientReportVariables.ACTIVITY_UNHEARD.set(
                execution, report.kind() == PatientReport.Kind.MS_ACTIVITY && !heard);
        PatientReportVariables.RESULTS_TO_ENTER.set(execution, report.kind() == PatientReport.Kind.OTHER_RESULTS);
        PatientReportVariables.LIVE_VACCINE_WANTED.set(execution, report.kind() == PatientReport.Kind.LIVE_VACCINE);
        PatientReportVariables.MAY_LEAVE.set(execution, report.mayLeave());
    }
}
