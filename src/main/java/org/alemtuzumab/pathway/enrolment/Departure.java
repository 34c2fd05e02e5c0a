package org.alemtuzumab.pathway.enrolment;

import java.util.ArrayList;
import java.util.List;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.infusion.InfusionDays;
import org.alemtuzumab.pathway.monitoring.EndOfMonitoring;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.report.Unfinished;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is closed when a patient has died, moved to a centre that accepted in writing, or refused in writing (MON-09). */
@Component
@Transactional
class Departure implements Unfinished {

    /** Where a specialist is still to take a referral or a finding added to one. */
    private static final List<String> REFERRAL_NOT_TAKEN =
            List.of("acknowledgeReferral", "takeOverReferral", "acknowledgeAddedFindings", "takeOverAddedFindings");

    private final Patients patients;
    private final Courses courses;
    private final PatientReports reports;
    private final Rounds rounds;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final Prophylaxes prophylaxes;
    private final InfusionDays infusionDays;
    private final EndOfMonitoring endOfMonitoring;
    private final Withdrawals withdrawals;
    private final RunningProcesses processes;

    Departure(
            Patients patients,
            Courses courses,
            PatientReports reports,
            Rounds rounds,
            Referrals referrals,
            FollowUps followUps,
            Prophylaxes prophylaxes,
            InfusionDays infusionDays,
            EndOfMonitoring endOfMonitoring,
            Withdrawals withdrawals,
            RunningProcesses processes) {
        this.patients = patients;
        this.courses = courses;
        this.reports = reports;
        this.rounds = rounds;
        this.referrals = referrals;
        this.followUps = followUps;
        this.prophylaxes = prophylaxes;
        this.infusionDays = infusionDays;
        this.endOfMonitoring = endOfMonitoring;
        this.withdrawals = withdrawals;
        this.processes = processes;
    }

    @Override
    public List<String> of(String patientNumber) {
        List<String> open = new ArrayList<>();
        if (withdrawals.mustWait(patientNumber)) {
            open.add("an infusion day, or the evaluation of its results");
        }
        if (REFERRAL_NOT_TAKEN.stream().anyMatch(task -> processes.waitsAt(task, patientNumber))) {
            open.add("a referral that no specialist has taken");
        }
        open.addAll(endOfMonitoring.underWay(patientNumber));
        return open;
    }

    void close(String patientNumber) {
        infusionDays.discardUnused(patientNumber, "The patient has left the pathway");
        courses.giveUp(patientNumber);
        rounds.leave(patientNumber);
        referrals.closeOpen(patientNumber);
        followUps.cancelOpen(patientNumber);
        prophylaxes.leave(patientNumber);
        patients.end(patientNumber, outcome(patientNumber));
    }

    private String outcome(String patientNumber) {
        if (reports.died(patientNumber)) {
            return Patients.DIED;
        }
        return reports.leftAs(patientNumber)
                        .filter(PatientReport.Settlement.ACCEPTED::equals)
                        .isPresent()
                ? Patients.MOVED
                : Patients.REFUSED_MONITORING;
    }
}
