package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.education.Education;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In which rounds patient and caregiver are educated again (SCR-13). */
@Component("yearlyEducation")
@Transactional(readOnly = true)
public class YearlyEducation {

    private final Rounds rounds;
    private final Education education;
    private final Assessments assessments;
    private final Patients patients;
    private final Profiles profiles;
    private final RunningProcesses processes;

    YearlyEducation(
            Rounds rounds,
            Education education,
            Assessments assessments,
            Patients patients,
            Profiles profiles,
            RunningProcesses processes) {
        this.rounds = rounds;
        this.education = education;
        this.assessments = assessments;
        this.patients = patients;
        this.profiles = profiles;
        this.processes = processes;
    }

    /** What was taught last, as the next one must know it; empty before the first. */
    @ForModels
    public String last(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.EDUCATION)
                .map(each -> "Gone through last on %s: %s%s.%s"
                        .formatted(
                                each.performedOn(),
                                education.leftOut(each).isEmpty()
                                        ? "every condition"
                                        : "all but " + String.join(", ", education.leftOut(each)),
                                education.caregiverWaits(each) ? "; the caregiver not yet" : "",
                                each.text("remarks").map(" Remarks: "::concat).orElse("")))
                .orElse("");
    }

    /** The round nearest to a year after the last one that was complete, and every later one until it is; none beside an open one. */
    @ForModels
    public boolean due(long roundId) {
        MonitoringRound round = rounds.get(roundId);
        String patientNumber = round.patientNumber();
        LocalDate last = assessments.of(patientNumber, Assessments.EDUCATION).stream()
                .filter(education::complete)
                .map(Assessed::performedOn)
                .max(LocalDate::compareTo)
                .orElse(round.anchor());
        int months = profiles.number(patients.get(patientNumber).profile(), "educationValidMonths");
        RoundDates dates = rounds.dates(patientNumber, round.anchor(), round.roundNumber());
        return RoundPanel.Rhythm.nearest(dates, last, months) != RoundPanel.Rhythm.NOT_DUE
                && !processes.waitsAt("educatePatient", patientNumber);
    }
}
