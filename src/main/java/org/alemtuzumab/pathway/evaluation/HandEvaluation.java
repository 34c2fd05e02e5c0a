package org.alemtuzumab.pathway.evaluation;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A neurologist judges what the evaluation could not: an error is never taken for normal (SAF-7). */
@Component("handEvaluation")
@Transactional
public class HandEvaluation {

    private final LabResults results;
    private final Findings findings;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    HandEvaluation(LabResults results, Findings findings, Patients patients, Profiles profiles, ClinicTime time) {
        this.results = results;
        this.findings = findings;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    /** Until when the automatic evaluation may take before a person is asked. */
    public Date patienceUntil(String patientNumber) {
        String patience = profiles.text(patients.get(patientNumber).profile(), "evaluationPatience");
        return Date.from(time.now().plus(Duration.parse(patience)).toInstant());
    }

    /** The results that wait, one a line. */
    public String pending(String patientNumber) {
        return waiting(patientNumber).stream()
                .map(result -> "- %s of %s: %s".formatted(result.analyte(), result.collectedOn(), result.reported()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Keeps the judgement: the waiting results count as evaluated, and what is abnormal becomes a finding. What cannot be
     * read is asked of the laboratory whatever was judged (SAF-1).
     *
     * @param specialty where it is referred to; null where nothing is abnormal
     * @return whether any finding waits for its referral or follow-up
     */
    boolean judge(String patientNumber, boolean abnormal, String specialty, String urgency, String reason) {
        if (abnormal && (specialty == null || urgency == null)) {
            throw new SubmissionRefused("Say which specialty the abnormal result is referred to, and how urgently.");
        }
        List<LabResult> judged = waiting(patientNumber);
        results.evaluated(judged);
        judged.stream().filter(LabResult::quarantined).forEach(this::askToClarify);
        if (abnormal) {
            findings.raise(Finding.raisedBy(
                    patientNumber, "SAF-7", urgency, specialty, "SAF-7: evaluated by hand: " + reason, time.now()));
        }
        return !findings.unrouted(patientNumber).isEmpty();
    }

    private List<LabResult> waiting(String patientNumber) {
        return results.of(patientNumber).stream()
                .filter(result -> result.evaluatedAt() == null)
                .toList();
    }

    /** Without an evaluation nobody knows whether a reading would be an emergency: it is asked for as if one were. */
    private void askToClarify(LabResult result) {
        findings.raise(new Finding(
                null,
                result.patientNumber(),
                "SAF-1",
                Urgency.EMERGENCY.name(),
                null,
                result.analyte(),
                "SAF-1: %s; not evaluated; may be an emergency, phone the laboratory".formatted(result.problem()),
                result.id(),
                result.roundId(),
                result.context(),
                "CLARIFY",
                result.analyte(),
                null,
                time.now(),
                null,
                null,
                null,
                null,
                null));
    }
}
