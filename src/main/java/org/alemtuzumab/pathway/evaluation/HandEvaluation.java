package org.alemtuzumab.pathway.evaluation;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
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
    @ForModels
    public Date patienceUntil(String patientNumber) {
        String patience = profiles.text(patients.get(patientNumber).profile(), "evaluationPatience");
        return Date.from(time.now().plus(Duration.parse(patience)).toInstant());
    }

    /** The results that wait when the task opens: what arrives later has not been seen by whoever answers it. */
    @ForModels
    public String shown(String patientNumber) {
        return IdList.join(waiting(patientNumber).stream().map(LabResult::id).toList());
    }

    /** The results that wait, one a line. */
    @ForModels
    public String pending(String patientNumber) {
        return waiting(patientNumber).stream()
                .map(result -> "- %s of %s: %s".formatted(result.analyte(), result.collectedOn(), result.reported()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Keeps the judgement: the results that were shown count as evaluated, and what is abnormal becomes a finding. What
     * cannot be read is asked of the laboratory whatever was judged (SAF-1). Results that came since stay to be judged.
     *
     * @param shown ids of the results that the form showed
     * @return whether any finding waits for its referral or follow-up
     */
    boolean judge(String patientNumber, Collection<Long> shown, EvaluateByHand judgement) {
        boolean abnormal = judgement.abnormal();
        if (!abnormal && shown.isEmpty()) {
            throw new SubmissionRefused("No result is shown here, so none can be called normal (SAF-7). Have an"
                    + " administrator let the failed evaluation be tried again: this task then closes itself.");
        }
        if (abnormal && (judgement.specialty().isEmpty() || judgement.urgency().isEmpty())) {
            throw new SubmissionRefused("Say which specialty the abnormal result is referred to, and how urgently.");
        }
        List<LabResult> judged = waiting(patientNumber).stream()
                .filter(result -> shown.contains(result.id()))
                .toList();
        results.evaluated(judged);
        judged.stream().filter(LabResult::quarantined).forEach(this::askToClarify);
        if (abnormal) {
            Alert alert = new Alert(
                    "SAF-7",
                    Urgency.valueOf(judgement.urgency().orElseThrow()),
                    judgement.specialty().orElseThrow(),
                    "SAF-7: evaluated by hand: " + judgement.reason());
            findings.raise(Finding.raisedBy(patientNumber, alert, time.now()));
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
        Alert question = new Alert(
                "SAF-1",
                Urgency.EMERGENCY,
                null,
                "SAF-1: %s; not evaluated; may be an emergency, phone the laboratory".formatted(result.problem()));
        findings.raise(Finding.raised(result, result.analyte(), question, time.now())
                .asking(new FollowUpRequest(FollowUpKind.CLARIFY, result.analyte(), null)));
    }
}
