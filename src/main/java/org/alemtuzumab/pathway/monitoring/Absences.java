package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a patient is away: calls wait until then, due dates never do (MON-06). */
@Component("absences")
@Transactional
public class Absences {

    private final AbsenceRepository reported;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    Absences(AbsenceRepository reported, Patients patients, Profiles profiles, ClinicTime time) {
        this.reported = reported;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    /** The days [from, back) on which the patient is away. */
    private record Span(LocalDate from, LocalDate back) {

        boolean includes(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(back);
        }

        Span until(LocalDate day) {
            return new Span(from, day);
        }

        boolean empty() {
            return !from.isBefore(back);
        }
    }

    /**
     * Puts a planned absence on file, beside those that are there.
     *
     * @param reachableOn the first day on which the patient can be called again
     * @throws SubmissionRefused when it is over already, ends before it begins, or is longer than calls may wait
     */
    public void plan(String patientNumber, long reportId, LocalDate beginsOn, LocalDate reachableOn, String by) {
        if (!beginsOn.isBefore(reachableOn)) {
            throw new SubmissionRefused("Can be called again from: %s is not after the first day of the absence, %s"
                    .formatted(reachableOn, beginsOn));
        }
        if (!reachableOn.isAfter(time.today())) {
            throw new SubmissionRefused(
                    "Can be called again from: %s is not after today: an absence that is over moves no calls"
                            .formatted(reachableOn));
        }
        int longest = profiles.number(patients.get(patientNumber).profile(), "absenceDays");
        if (beginsOn.plusDays(longest).isBefore(reachableOn)) {
            throw new SubmissionRefused(
                    "Can be called again from: calls wait for %d days at most, until %s. Enter the first part of the absence, or report that the patient moves or cannot be reached"
                            .formatted(longest, beginsOn.plusDays(longest)));
        }
        reported.save(new Absence(null, patientNumber, reportId, beginsOn, reachableOn, by, time.now(), false));
    }

    /**
     * An absence on file ends earlier, or does not take place.
     *
     * @param reachableOn the first day on which the patient can be called after all: its first day where it does not take place
     * @throws SubmissionRefused when none on file includes that day
     */
    public void endEarlier(String patientNumber, long reportId, LocalDate reachableOn, String by) {
        if (spans(patientNumber).stream().noneMatch(span -> span.includes(reachableOn))) {
            throw new SubmissionRefused("Can be called again from: no absence on file includes %s. %s"
                    .formatted(reachableOn, text(patientNumber).isEmpty() ? "There is none" : text(patientNumber)));
        }
        reported.save(new Absence(null, patientNumber, reportId, null, reachableOn, by, time.now(), false));
    }

    /** What this report told was another patient's: it stays on file, and counts no more (SAF-4). */
    public void takeBack(String patientNumber, long reportId) {
        reported.findByPatientNumberOrderById(patientNumber).stream()
                .filter(each -> each.reportId() == reportId)
                .forEach(each -> reported.save(each.asTakenBack()));
    }

    /** The first day from this one on, itself included, on which the patient can be called. */
    LocalDate reachable(String patientNumber, LocalDate day) {
        LocalDate reachable = day;
        for (Span span : spans(patientNumber)) {
            if (span.includes(reachable)) {
                reachable = span.back();
            }
        }
        return reachable;
    }

    @ForModels
    public boolean away(String patientNumber) {
        return reachable(patientNumber, time.today()).isAfter(time.today());
    }

    /** When the patient can be called: now, where nobody is away. */
    @ForModels
    public Date backAt(String patientNumber) {
        return time.at(reachable(patientNumber, time.today()));
    }

    /** The absences that are not over, one line; empty where there is none. */
    public String text(String patientNumber) {
        return spans(patientNumber).stream()
                .filter(span -> span.back().isAfter(time.today()))
                .map(span -> "%s to %s".formatted(span.from(), span.back().minusDays(1)))
                .reduce((one, next) -> one + ", " + next)
                .map(all -> "Planned absence: " + all + ". Calls wait until then, due dates do not (MON-06).")
                .orElse("");
    }

    /** By their first day. */
    private List<Span> spans(String patientNumber) {
        List<Span> spans = new ArrayList<>();
        List<Absence> own = reported.findByPatientNumberOrderById(patientNumber).stream()
                .filter(each -> !each.takenBack())
                .toList();
        for (Absence each : own) {
            if (each.beginsOn() != null) {
                spans.add(new Span(each.beginsOn(), each.reachableOn()));
            } else {
                spans.replaceAll(span -> span.includes(each.reachableOn()) ? span.until(each.reachableOn()) : span);
                spans.removeIf(Span::empty);
            }
        }
        return spans.stream().sorted(Comparator.comparing(Span::from)).collect(Collectors.toList());
    }
}
