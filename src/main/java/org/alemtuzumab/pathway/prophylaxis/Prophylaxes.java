package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Herpes prophylaxis: when it is looked at, and when it may stop (INF-08). Every date is computed from the last infusion
 * as it stands then, so a further infusion prolongs it.
 */
@Component("prophylaxes")
@Transactional
public class Prophylaxes {

    private final ProphylaxisRepository prophylaxes;
    private final Courses courses;
    private final LabResults results;
    private final Patients patients;
    private final Profiles profiles;
    private final Decisions decisions;
    private final ClinicTime time;

    Prophylaxes(
            ProphylaxisRepository prophylaxes,
            Courses courses,
            LabResults results,
            Patients patients,
            Profiles profiles,
            Decisions decisions,
            ClinicTime time) {
        this.prophylaxes = prophylaxes;
        this.courses = courses;
        this.results = results;
        this.patients = patients;
        this.profiles = profiles;
        this.decisions = decisions;
        this.time = time;
    }

    public boolean running(String patientNumber) {
        return latest(patientNumber).filter(Prophylaxis::running).isPresent();
    }

    /** Prophylaxis is due from today. @return whether none was running yet */
    public boolean open(String patientNumber) {
        if (running(patientNumber)) {
            return false;
        }
        prophylaxes.save(Prophylaxis.startedOn(patientNumber, time.today()));
        return true;
    }

    /** The patient has left: another clinic goes on with it, or nobody can. */
    public void leave(String patientNumber) {
        latest(patientNumber)
                .filter(Prophylaxis::running)
                .ifPresent(running -> prophylaxes.save(running.stopped(time.today(), "The patient left the pathway")));
    }

    /** The patient has taken the first dose. @return the row of this prophylaxis */
    long start(String patientNumber, StartAciclovir given) {
        requirePast("First dose taken on", given.startedOn());
        open(patientNumber);
        return prophylaxes
                .save(latest(patientNumber)
                        .orElseThrow()
                        .started(given.startedOn(), given.antiviral().inWords(dose(patientNumber))))
                .id();
    }

    /** When it is looked at next: monthly, from its least time after the last infusion on; after a stop, the control. */
    @ForModels
    public Date nextCheck(long id) {
        Prophylaxis prophylaxis = get(id);
        LocalDate from = prophylaxis.running() ? anchor(prophylaxis) : prophylaxis.stoppedOn();
        int months = prophylaxis.running() ? leastMonths(prophylaxis) : controlMonths(prophylaxis.patientNumber());
        while (!from.plusMonths(months).isAfter(time.today())) {
            months++;
        }
        return time.at(from.plusMonths(months));
    }

    /** Whether a CD4 count must be asked for: it decides now, and none was collected since the last check. */
    @ForModels
    public boolean cd4Needed(long id) {
        Prophylaxis prophylaxis = get(id);
        return !superseded(prophylaxis)
                && needsCd4(prophylaxis.patientNumber())
                && (!prophylaxis.running() || months(prophylaxis) >= leastMonths(prophylaxis))
                && cd4Since(prophylaxis).isEmpty();
    }

    /** Whether a stop has lost its ground: by a lower count since, or because the count that allowed it was corrected. */
    public boolean mustResume(String patientNumber) {
        return latest(patientNumber)
                .filter(prophylaxis -> !prophylaxis.running() && needsCd4(patientNumber))
                .filter(stopped -> cd4Since(stopped)
                        .filter(count -> resumes(stopped, count))
                        .isPresent())
                .isPresent();
    }

    private boolean resumes(Prophylaxis stopped, LabResult count) {
        return assess(stopped, Optional.of(count)).name().equals(Step.RESUME);
    }

    /** The count that decides now, where it has been collected. */
    Optional<LabResult> cd4(long id) {
        return cd4Since(get(id));
    }

    /** What follows now, by the table assessProphylaxis. A review that is due counts as asked for. */
    Step assess(long id) {
        Prophylaxis prophylaxis = get(id);
        Step step = assess(prophylaxis, cd4Since(prophylaxis));
        if (step.name().equals(Step.REVIEW)) {
            prophylaxes.save(prophylaxis.reviewAsked(time.today()));
        }
        return step;
    }

    private Step assess(Prophylaxis prophylaxis, Optional<LabResult> cd4) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("superseded", superseded(prophylaxis));
        facts.put("stopped", !prophylaxis.running());
        facts.put("months", months(prophylaxis));
        facts.put("prophylaxisMonths", leastMonths(prophylaxis));
        facts.put("needsCd4", needsCd4(prophylaxis.patientNumber()));
        facts.put("cd4", cd4.map(LabResult::lowValue).orElse(null));
        facts.put("cd4Stop", profiles.number(profile(prophylaxis.patientNumber()), "cd4Stop"));
        facts.put("reviewDue", reviewDue(prophylaxis));
        Map<String, Object> row = decisions.row("assessProphylaxis", facts);
        return new Step(
                (String) row.get("outcome"),
                "%s: %s %s".formatted(row.get("rule"), row.get("reason"), evidence(prophylaxis)));
    }

    /**
     * The last dose has been taken, or it goes on.
     *
     * @param reason why it may stop
     * @return why it goes on
     * @throws SubmissionRefused when the day is ahead or before the first dose, or when prophylaxis may no longer stop by
     *     what is known now: a further infusion, or a later count
     */
    Optional<String> stop(long id, StopAciclovir decided, String reason) {
        if (decided.decision() == StopAciclovir.Decision.GO_ON) {
            return whyStopIsOutOfDate(id).or(decided::goOnReason);
        }
        Prophylaxis prophylaxis = get(id);
        LocalDate on = decided.stoppedOn().orElseThrow();
        requirePast("Last dose taken on", on);
        if (on.isBefore(prophylaxis.startedOn())) {
            throw new SubmissionRefused(
                    "Last dose taken on: prophylaxis began on %s".formatted(prophylaxis.startedOn()));
        }
        whyStopIsOutOfDate(id).ifPresent(why -> {
            throw new SubmissionRefused(
                    "This task is out of date: something has changed since prophylaxis was to be stopped. %s"
                                    .formatted(why)
                            + " The patient goes on taking it (INF-08); tell the patient so, and choose that it goes on");
        });
        prophylaxes.save(prophylaxis.stopped(on, reason));
        return Optional.empty();
    }

    /** Why prophylaxis goes on although it was to be stopped, by what is known now; empty where it may still be stopped. */
    Optional<String> whyStopIsOutOfDate(long id) {
        Prophylaxis prophylaxis = get(id);
        LocalDate since = anchor(prophylaxis).plusMonths(leastMonths(prophylaxis) - 1L);
        Step now = assess(prophylaxis, latestCd4(prophylaxis, since));
        return now.name().equals(Step.STOP) ? Optional.empty() : Optional.of(now.reason());
    }

    /** @return the row of the new prophylaxis */
    long resume(long id, ResumeAciclovir given) {
        requirePast("First dose taken again on", given.resumedOn());
        String patientNumber = get(id).patientNumber();
        return prophylaxes
                .save(Prophylaxis.startedOn(patientNumber, given.resumedOn())
                        .started(given.resumedOn(), given.antiviral().inWords(dose(patientNumber))))
                .id();
    }

    void review(long id, ReviewProphylaxis review) {
        prophylaxes.save(get(id).reviewed(time.today(), review.plan()));
    }

    /** Whether it is looked at again: it goes on, or the profile wants a CD4 count after stopping. */
    @ForModels
    public boolean checkedAgain(String patientNumber) {
        return running(patientNumber) || needsCd4(patientNumber);
    }

    /** How long it will go on, for the form at its start. */
    @ForModels
    public String plan(String patientNumber) {
        String profile = profile(patientNumber);
        int months = profiles.number(profile, "prophylaxisMonths");
        return needsCd4(patientNumber)
                ? "It goes on for at least %d months after the last infusion and until CD4 is %d /µL or more."
                        .formatted(months, profiles.number(profile, "cd4Stop"))
                : "It goes on for at least %d month after the last infusion. This deviates from STRICT."
                        .formatted(months);
    }

    /** The dose that the profile asks for, in words. */
    @ForModels
    public String dose(String patientNumber) {
        return profiles.number(profile(patientNumber), "aciclovirDosesPerDay") == 1
                ? "Aciclovir 200 mg once a day (a relaxation: the label says twice)"
                : "Aciclovir 200 mg twice a day";
    }

    /** Which antiviral the patient takes, or took last, for whoever gives or stops it; or "". */
    @ForModels
    public String taken(String patientNumber) {
        return latest(patientNumber).map(Prophylaxes::inWords).orElse("");
    }

    private static String inWords(Prophylaxis prophylaxis) {
        String drug = prophylaxis.drug() == null ? "which drug is not recorded, ask the patient" : prophylaxis.drug();
        return prophylaxis.running()
                ? "**Herpes prophylaxis, taken since %s: %s** (INF-08).".formatted(prophylaxis.startedOn(), drug)
                : "Herpes prophylaxis until %s: %s (INF-08).".formatted(prophylaxis.stoppedOn(), drug);
    }

    /**
     * Why a count is asked for, for its form.
     *
     * @param lastReason what was last noted; it is shown where somebody let it go on although the table would stop it
     */
    @ForModels
    public String summary(long id, String lastReason) {
        Prophylaxis prophylaxis = get(id);
        int limit = profiles.number(profile(prophylaxis.patientNumber()), "cd4Stop");
        if (!prophylaxis.running()) {
            return "Prophylaxis was stopped on %s; this is the control. Below %d /µL it is resumed (INF-08). %s"
                    .formatted(prophylaxis.stoppedOn(), limit, evidence(prophylaxis));
        }
        return "**Why aciclovir goes on:** %s\n\nIt goes on until CD4 is %d /µL or more; the latest count decides."
                .formatted(whyStopIsOutOfDate(id).orElse(lastReason), limit);
    }

    private String evidence(Prophylaxis prophylaxis) {
        String last = "Last infusion on %s.".formatted(anchor(prophylaxis));
        return results.latest(prophylaxis.patientNumber(), "cd4")
                .map(count -> last + " Latest CD4: %s on %s.".formatted(count.reported(), count.collectedOn()))
                .orElse(last);
    }

    /**
     * The latest CD4 count since the check before, or since the stop; else one before the stop that would not allow it any
     * more. An unreadable one (SAF-1) hides those before it: nothing is decided on an older count.
     */
    private Optional<LabResult> cd4Since(Prophylaxis prophylaxis) {
        if (prophylaxis.running()) {
            return latestCd4(prophylaxis, anchor(prophylaxis).plusMonths(months(prophylaxis) - 1L));
        }
        return latestCd4(prophylaxis, prophylaxis.stoppedOn())
                .or(() -> latestCd4(prophylaxis, LocalDate.MIN).filter(count -> resumes(prophylaxis, count)));
    }

    private Optional<LabResult> latestCd4(Prophylaxis prophylaxis, LocalDate since) {
        return results.of(prophylaxis.patientNumber()).stream()
                .filter(result -> result.analyte().equals("cd4")
                        && (result.valid() || result.quarantined())
                        && result.collectedOn().isAfter(since))
                .reduce((earlier, later) -> later)
                .filter(LabResult::valid);
    }

    /** Full months since the last infusion, counted as its due dates are: 31 January to 28 February is one. */
    private int months(Prophylaxis prophylaxis) {
        return monthsUntil(prophylaxis, time.today());
    }

    private int monthsUntil(Prophylaxis prophylaxis, LocalDate day) {
        LocalDate last = anchor(prophylaxis);
        int months = 0;
        while (!last.plusMonths(months + 1L).isAfter(day)) {
            months++;
        }
        return months;
    }

    /** Once a year, counted in months after the last infusion, so that a late answer moves no later review; never two at once. */
    private boolean reviewDue(Prophylaxis prophylaxis) {
        int reviewMonths = profiles.number(profile(prophylaxis.patientNumber()), "prophylaxisReviewMonths");
        int asked = prophylaxis.reviewAskedOn() == null ? 0 : monthsUntil(prophylaxis, prophylaxis.reviewAskedOn());
        return months(prophylaxis) - asked >= reviewMonths && !prophylaxis.reviewOpen();
    }

    private boolean superseded(Prophylaxis prophylaxis) {
        return latest(prophylaxis.patientNumber()).orElseThrow().id() > prophylaxis.id();
    }

    private LocalDate anchor(Prophylaxis prophylaxis) {
        return courses.anchor(prophylaxis.patientNumber()).orElse(prophylaxis.startedOn());
    }

    private int leastMonths(Prophylaxis prophylaxis) {
        return profiles.number(profile(prophylaxis.patientNumber()), "prophylaxisMonths");
    }

    private int controlMonths(String patientNumber) {
        return profiles.number(profile(patientNumber), "prophylaxisControlMonths");
    }

    private boolean needsCd4(String patientNumber) {
        return profiles.flag(profile(patientNumber), "prophylaxisNeedsCd4");
    }

    private void requirePast(String question, LocalDate day) {
        if (day.isAfter(time.today())) {
            throw new SubmissionRefused("%s: %s is still ahead".formatted(question, day));
        }
    }

    private String profile(String patientNumber) {
        return patients.get(patientNumber).profile();
    }

    private Prophylaxis get(long id) {
        return prophylaxes.findById(id).orElseThrow();
    }

    private Optional<Prophylaxis> latest(String patientNumber) {
        List<Prophylaxis> all = prophylaxes.findByPatientNumberOrderById(patientNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
