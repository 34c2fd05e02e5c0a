package org.alemtuzumab.pathway.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.screening.BaselineDecisions.Decision;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The neurologist's word on the verdict: it can make the outcome stricter, never milder (SCR-01 to SCR-05). */
@Component
@Transactional
class Confirmations {

    private static final Decision AGAIN = new Decision(BaselineDecisions.REPEAT, "");

    private final Eligibility eligibility;
    private final FindingsToJudge findings;
    private final BaselineItems items;
    private final Assessments assessments;
    private final ClinicTime time;

    Confirmations(
            Eligibility eligibility,
            FindingsToJudge findings,
            BaselineItems items,
            Assessments assessments,
            ClinicTime time) {
        this.eligibility = eligibility;
        this.findings = findings;
        this.items = items;
        this.assessments = assessments;
        this.time = time;
    }

    /**
     * Keeps the decision on every item of the baseline, and on the course.
     *
     * @param given the decision by item; what is open and not among them is to be repeated
     * @param listed the decision on the list of the other values outside their range; null where none was shown
     * @param confirmed whether the proposal is confirmed; otherwise the course is deferred
     * @return eligible, deferred or contraindicated
     * @throws SubmissionRefused when more stands against the course by now than what is being confirmed
     */
    String confirm(
            String patientNumber,
            int courseNumber,
            Map<String, Decision> given,
            Decision listed,
            boolean confirmed,
            String reason) {
        BaselineItems.Open open = items.open(patientNumber, courseNumber);
        Map<String, Decision> decisions = new LinkedHashMap<>();
        open.oneByOne().keySet().forEach(item -> decisions.put(item, given.getOrDefault(item, AGAIN)));
        open.listed().keySet().forEach(item -> decisions.put(item, listed == null ? AGAIN : listed));
        List<Long> accepted = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        for (Finding finding : findings.of(patientNumber, courseNumber)) {
            boolean acceptable = items.of(finding).stream()
                    .allMatch(item -> decisions.getOrDefault(item, AGAIN).acceptable());
            (acceptable ? accepted : refused).add(finding.id());
        }
        String proposal = eligibility
                .latest(patientNumber, courseNumber)
                .map(Verdict::proposal)
                .orElse(Verdict.DEFERRED);
        if (confirmed) {
            requireUnchanged(patientNumber, courseNumber, proposal);
        }
        String outcome = outcome(decisions.values(), confirmed, proposal);
        Map<String, String> shown = new LinkedHashMap<>(open.listed());
        shown.putAll(open.oneByOne());
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
                        "decisions", BaselineDecisions.asAnswers(decisions, shown)));
        return outcome;
    }

    /** What is not eligible rules the course out; what is repeated defers it, whatever was proposed. */
    private static String outcome(Collection<Decision> decisions, boolean confirmed, String proposal) {
        if (decisions.stream().anyMatch(each -> each.decision().equals(BaselineDecisions.NOT_ELIGIBLE))) {
            return Verdict.CONTRAINDICATED;
        }
        boolean again = decisions.stream().anyMatch(each -> !each.acceptable());
        return !confirmed || proposal.equals(Verdict.ELIGIBLE) && again ? Verdict.DEFERRED : proposal;
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
