package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is closed when a patient has died, moved to a centre that accepted in writing, or refused in writing (MON-09). */
@Component
@Transactional
class Departure {

    private final Patients patients;
    private final Courses courses;
    private final PatientReports reports;
    private final Rounds rounds;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final Prophylaxes prophylaxes;

    Departure(
            Patients patients,
            Courses courses,
            PatientReports reports,
            Rounds rounds,
            Referrals referrals,
            FollowUps followUps,
            Prophylaxes prophylaxes) {
        this.patients = patients;
        this.courses = courses;
        this.reports = reports;
        this.rounds = rounds;
        this.referrals = referrals;
        this.followUps = followUps;
        this.prophylaxes = prophylaxes;
    }

    void close(String patientNumber) {
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
        return reports.latest(patientNumber, PatientReport.MOVE)
                        .filter(move -> move.resolvedOn() != null)
                        .isPresent()
                ? Patients.MOVED
                : Patients.REFUSED_MONITORING;
    }
}
