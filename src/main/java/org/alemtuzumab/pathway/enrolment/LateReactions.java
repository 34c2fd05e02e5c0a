package org.alemtuzumab.pathway.enrolment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.infusion.InfusionTexts;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.report.SafetyEvents;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the check-in after the infusions finds (INF-13). */
@Component
@Transactional
class LateReactions {

    /** How a line tells of what was asked about by itself. */
    private static final List<String> SERIOUS = List.of(": serious", "the infusion was stopped");

    private final Findings findings;
    private final Courses courses;
    private final InfusionTexts texts;
    private final PharmacovigilanceReports pharmacovigilance;
    private final SafetyEvents safetyEvents;
    private final LabResults results;
    private final ClinicTime time;

    LateReactions(
            Findings findings,
            Courses courses,
            InfusionTexts texts,
            PharmacovigilanceReports pharmacovigilance,
            SafetyEvents safetyEvents,
            LabResults results,
            ClinicTime time) {
        this.findings = findings;
        this.courses = courses;
        this.texts = texts;
        this.pharmacovigilance = pharmacovigilance;
        this.safetyEvents = safetyEvents;
        this.results = results;
        this.time = time;
    }

    /** A serious late reaction goes to the neurologist on call at once; what signs the patient tells then is judged as any (MON-03). */
    void record(String patientNumber, CheckInAfterInfusion checkedIn, String by) {
        if (checkedIn.serious()) {
            findings.raise(Finding.raisedBy(
                    patientNumber,
                    new Alert(
                            "INF-13",
                            Urgency.EMERGENCY,
                            "neurologyOnCall",
                            "INF-13: serious late reaction after the infusion: " + checkedIn.findings()),
                    time.now()));
        }
        offerReport(patientNumber, checkedIn.mild() ? checkedIn.findings() : "");
        safetyEvents.report(patientNumber, time.today(), checkedIn.findings(), results.reported(checkedIn.signs()), by);
    }

    /** PHV-1: what was not serious is offered once a course, when the course is over. */
    private void offerReport(String patientNumber, String lateReaction) {
        courses.infusions(patientNumber).stream()
                .map(Infusion::courseNumber)
                .max(Comparator.naturalOrder())
                .ifPresent(course -> pharmacovigilance.offer(
                        patientNumber,
                        course,
                        Stream.concat(
                                        texts.reactions(patientNumber)
                                                .lines()
                                                .filter(line -> line.startsWith("- Course %d,".formatted(course)))
                                                .filter(line -> SERIOUS.stream().noneMatch(line::contains)),
                                        Stream.of(lateReaction).filter(each -> !each.isEmpty()))
                                .collect(Collectors.joining("\n"))));
    }
}
