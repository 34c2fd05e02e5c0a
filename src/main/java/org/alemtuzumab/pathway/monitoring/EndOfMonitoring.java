package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Monitoring never ends by itself: a person ends it, extends it, or discharges with a letter (MON-07). */
@Component("endOfMonitoring")
@Transactional
public class EndOfMonitoring {

    private final Rounds rounds;
    private final MonitoringDecisionRepository decisions;
    private final Courses courses;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final Findings findings;
    private final LabResults results;
    private final Prophylaxes prophylaxes;
    private final Pregnancies pregnancies;
    private final ProgrammeReports programme;
    private final RunningProcesses processes;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;
    private final Deviations deviations;

    EndOfMonitoring(
            Rounds rounds,
            MonitoringDecisionRepository decisions,
            Courses courses,
            Referrals referrals,
            FollowUps followUps,
            Findings findings,
            LabResults results,
            Prophylaxes prophylaxes,
            Pregnancies pregnancies,
            ProgrammeReports programme,
            RunningProcesses processes,
            Patients patients,
            Profiles profiles,
            ClinicTime time,
            Deviations deviations) {
        this.rounds = rounds;
        this.decisions = decisions;
        this.courses = courses;
        this.referrals = referrals;
        this.followUps = followUps;
        this.findings = findings;
        this.results = results;
        this.prophylaxes = prophylaxes;
        this.pregnancies = pregnancies;
        this.programme = programme;
        this.processes = processes;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
        this.deviations = deviations;
    }

    /**
     * Keeps the neurologist's decision.
     *
     * @throws SubmissionRefused when it would end too early or while something is still open, or the extension is over already
     */
    void sign(String patientNumber, DecideEndOfMonitoring decided, String signedBy) {
        LocalDate anchor = rounds.anchor(patientNumber);
        if (decided.extended()) {
            requireFuture(patientNumber, anchor, decided.months());
        } else {
            requireWholeTime(patientNumber, anchor);
            List<String> open = stillOpen(patientNumber);
            if (!open.isEmpty()) {
                throw new SubmissionRefused(
                        "Monitoring cannot end yet. Still open: %s. Close these first, or extend the monitoring."
                                .formatted(String.join("; ", open)));
            }
        }
        decisions.save(new MonitoringDecision(
                null,
                patientNumber,
                anchor,
                MonitoringDecision.Kind.of(decided.decision()),
                decided.months(),
                decided.reason(),
                signedBy,
                time.now()));
    }

    /** Keeps what was arranged about an end that nobody has signed. */
    void escalated(String patientNumber, EscalateUnsignedEnd escalated, String by) {
        decisions.save(new MonitoringDecision(
                null,
                patientNumber,
                rounds.anchor(patientNumber),
                MonitoringDecision.Kind.ESCALATED,
                0,
                escalated.arranged(),
                by,
                time.now()));
    }

    /** At least 48 months from the last infusion, even where the last round was closed a few days before (MON-07). */
    private void requireWholeTime(String patientNumber, LocalDate anchor) {
        int months = profiles.number(patients.get(patientNumber).profile(), "monitoringMonths");
        LocalDate earliest = anchor.plusMonths(months);
        if (time.today().isBefore(earliest)) {
            throw new SubmissionRefused(
                    "Monitoring cannot end before %s, %d months after the last infusion on %s. Sign on that day or later, or extend the monitoring."
                            .formatted(earliest, months, anchor));
        }
    }

    private void requireFuture(String patientNumber, LocalDate anchor, int months) {
        int last = rounds.lastNumber(patientNumber, anchor);
        if (months < 1
                || !rounds.dates(patientNumber, anchor, last + months)
                        .closesOn()
                        .isAfter(time.today())) {
            throw new SubmissionRefused(
                    "The extension must reach beyond today: month %d after the last infusion is over already. Enter more months."
                            .formatted(last + Math.max(months, 0)));
        }
    }

    /** What keeps monitoring from ending, in words; empty when nothing does. */
    List<String> stillOpen(String patientNumber) {
        List<String> open = new ArrayList<>();
        rounds.of(patientNumber).stream()
                .filter(MonitoringRound::open)
                .forEach(round -> open.add("round %d, due on %s".formatted(round.roundNumber(), round.dueOn())));
        referrals.of(patientNumber).stream()
                .filter(referral -> referral.closedAt() == null)
                .forEach(referral -> open.add("referral to %s%s"
                        .formatted(
                                referral.specialty(),
                                referral.observedUntil() == null
                                        ? ""
                                        : ", which observes until " + referral.observedUntil())));
        followUps.of(patientNumber).stream()
                .filter(followUp -> followUp.open())
                .forEach(followUp -> open.add("repeat or reflex test of " + followUp.analytes()));
        open.addAll(underWay(patientNumber));
        if (processes.waitsAt("educatePatient", patientNumber)) {
            open.add("the education of the patient (SCR-13)");
        }
        if (prophylaxes.running(patientNumber)) {
            open.add("herpes prophylaxis");
        }
        if (pregnancies.open(patientNumber).isPresent()) {
            open.add("a pregnancy whose end is not recorded (PRG-1)");
        }
        open.addAll(programme.unsent(patientNumber));
        courses.of(patientNumber).stream()
                .filter(course -> List.of(Course.BOOKED, Course.RUNNING).contains(course.state()))
                .forEach(course -> open.add("course %d, booked or under way".formatted(course.courseNumber())));
        if (processes.runs("screening", patientNumber) || processes.waitsAt("recordResolution", patientNumber)) {
            open.add("the preparation of a further course");
        }
        return open;
    }

    /** What is on its way to a person and must arrive, whoever goes on with the monitoring, in words. */
    public List<String> underWay(String patientNumber) {
        List<String> open = new ArrayList<>();
        if (!findings.unrouted(patientNumber).isEmpty()) {
            open.add("a finding that no referral or repeat answers yet");
        }
        if (results.of(patientNumber).stream().anyMatch(Rounds::unevaluated)) {
            open.add("results that are not evaluated yet");
        }
        if (processes.waitsAt("recordOtherResults", patientNumber)) {
            open.add("results that were reported but not entered");
        }
        if (processes.waitsAt("checkInOpens", patientNumber)
                || processes.waitsAt("checkInAfterInfusion", patientNumber)) {
            open.add("the check-in after the last infusion");
        }
        if (processes.waitsAt("directPatient", patientNumber)) {
            open.add("a patient who has not been told what follows from reported symptoms");
        }
        if (processes.waitsAt("recordPlatelets", patientNumber)) {
            open.add("the platelets after the last infusion");
        }
        return open;
    }

    /** When an unsigned end escalates. */
    @ForModels
    public Date unsignedAt(String patientNumber) {
        int days = profiles.number(patients.get(patientNumber).profile(), "unsignedEndDays");
        return time.at(time.today().plusDays(days));
    }

    /** What the neurologist must know to decide. */
    @ForModels
    public String summary(String patientNumber) {
        LocalDate anchor = rounds.anchor(patientNumber);
        List<MonitoringRound> all = rounds.of(patientNumber);
        long missed = all.stream().filter(MonitoringRound::missed).count();
        List<String> open = stillOpen(patientNumber);
        return "Last infusion on %s; month %d after it has closed. %d rounds in all, %d of them missed.\n\n%s"
                        .formatted(
                                anchor,
                                rounds.lastNumber(patientNumber, anchor),
                                all.size(),
                                missed,
                                open.isEmpty()
                                        ? "Nothing is open."
                                        : "**Still open:** %s. Monitoring can end only when these are closed."
                                                .formatted(String.join("; ", open)))
                + deviations.paragraph(patientNumber);
    }
}
