package org.alemtuzumab.pathway.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The neurologist's word on the verdict: it can make the outcome stricter, never milder (SCR-01 to SCR-05). */
@Component
@Transactional
class Confirmations {

    private final Eligibility eligibility;
    private final FindingsToJudge findings;
    private final Assessments assessments;
    private final ClinicTime time;

    Confirmations(Eligibility eligibility, FindingsToJudge findings, Assessments assessments, ClinicTime time) {
        this.eligibility = eligibility;
        this.findings = findings;
        this.assessments = assessments;
        this.time = time;
    }

    /**
     * Keeps the judgement of each organ's findings and the decision.
     *
     * @param acceptable the organs whose findings are acceptable for this course; all others with findings are not
     * @param confirmed whether the proposal is confirmed; otherwise the course is deferred
     * @return eligible, deferred or contraindicated
     * @throws SubmissionRefused when more stands against the course by now than what is being confirmed
     */
    String confirm(String patientNumber, int courseNumber, Set<String> acceptable, boolean confirmed, String reason) {
        Set<String> organs = findings.organs(patientNumber, courseNumber);
        Set<String> refusedOrgans = new TreeSet<>(organs);
        refusedOrgans.removeAll(acceptable);
        Set<String> acceptedOrgans = new TreeSet<>(organs);
        acceptedOrgans.retainAll(acceptable);
        List<Long> accepted = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        for (Finding finding : findings.of(patientNumber, courseNumber)) {
            (acceptable.contains(FindingsToJudge.organ(finding)) ? accepted : refused).add(finding.id());
        }
        String proposal = eligibility
                .latest(patientNumber, courseNumber)
                .map(Verdict::proposal)
                .orElse(Verdict.DEFERRED);
        if (confirmed) {
            requireUnchanged(patientNumber, courseNumber, proposal);
        }
        boolean stricter = !confirmed || proposal.equals(Verdict.ELIGIBLE) && !refusedOrgans.isEmpty();
        String outcome = stricter ? Verdict.DEFERRED : proposal;
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.CONFIRMATION,
                time.today(),
                Map.of(
                        "outcome", outcome,
                        "reason", reason,
                        "accepted", accepted,
                        "refused", refused,
                        "acceptedOrgans", List.copyOf(acceptedOrgans),
                        "refusedOrgans", List.copyOf(refusedOrgans)));
        return outcome;
    }

    private void requireUnchanged(String patientNumber, int courseNumber, String shown) {
        Verdict now = eligibility.reassess(patientNumber, courseNumber);
        if (now.stricterThan(shown)) {
            throw new SubmissionRefused(
                    "Since this task was opened the assessment has changed from %s to %s: %s. Choose \"Defer\"; screening then asks again for what is missing"
                            .formatted(
                                    shown,
                                    now.proposal(),
                                    now.reasons().stream()
                                            .map(reason -> reason.rule() + " " + reason.text())
                                            .collect(Collectors.joining("; "))));
        }
    }
}
