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
import org.alemtuzumab.pathway.screening.BaselineDecisions.Judgement;
import org.alemtuzumab.pathway.screening.Verdict.Outcome;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The neurologist's word on the verdict: it can make the outcome stricter, never milder (SCR-01 to SCR-05). */
@Component
@Transactional
class Confirmations {

    private static final Decision AGAIN = new Decision(Judgement.REPEAT, "");

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
     * Keeps the decision on every item of the baseline, and on the course. What is open and was not decided is to be repeated.
     *
     * @return what the screening comes to
     * @throws SubmissionRefused when more stands against the course by now than what is being confirmed
     */
    Outcome confirm(String patientNumber, int courseNumber, ConfirmEligibility confirmed) {
        Map<String, Decision> given = confirmed.decisions();
        Decision listed = confirmed.onList().orElse(AGAIN);
        BaselineItems.Open open = items.open(patientNumber, courseNumber);
        Map<String, Decision> decisions = new LinkedHashMap<>();
        open.oneByOne().keySet().forEach(item -> decisions.put(item, given.getOrDefault(item, AGAIN)));
        open.listed().keySet().forEach(item -> decisions.put(item, listed));
        List<Long> accepted = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        for (Finding finding : findings.of(patientNumber, courseNumber)) {
            boolean acceptable = items.of(finding).stream()
                    .allMatch(item -> decisions.getOrDefault(item, AGAIN).acceptable());
            (acceptable ? accepted : refused).add(finding.id());
        }
        Outcome proposal = eligibility
                .latest(patientNumber, courseNumber)
                .map(Verdict::proposal)
                .orElse(Outcome.DEFERRED);
        if (confirmed.confirmed()) {
            requireUnchanged(patientNumber, courseNumber, proposal);
        }
        Outcome outcome = outcome(decisions.values(), confirmed.confirmed(), proposal);
        Map<String, String> shown = new LinkedHashMap<>(open.listed());
        shown.putAll(open.oneByOne());
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.CONFIRMATION,
                time.today(),
                Map.of(
                        "outcome", Spelling.of(outcome),
                        "reason", confirmed.reason().orElse(""),
                        "accepted", accepted,
                        "refused", refused,
                        "decisions", BaselineDecisions.asAnswers(decisions, shown)));
        return outcome;
    }

    /** What is not eligible rules the course out; what is repeated defers it, whatever was proposed. */
    private static Outcome outcome(Collection<Decision> decisions, boolean confirmed, Outcome proposal) {
        if (decisions.stream().anyMatch(each -> each.judgement() == Judgement.NOT_ELIGIBLE)) {
            return Outcome.CONTRAINDICATED;
        }
        boolean again = decisions.stream().anyMatch(each -> !each.acceptable());
        return !confirmed || proposal == Outcome.ELIGIBLE && again ? Outcome.DEFERRED : proposal;
    }

    private void requireUnchanged(String patientNumber, int courseNumber, Outcome shown) {
        Verdict now = eligibility.reassess(patientNumber, courseNumber);
        if (now.stricterThan(shown)) {
            throw new SubmissionRefused(
                    "Since this task was opened the assessment has changed from %s to %s: %s. Choose \"Defer\"; screening then asks again for what is missing"
                            .formatted(
                                    Spelling.of(shown),
                                    Spelling.of(now.proposal()),
                                    now.reasons().stream()
                                            .map(reason -> reason.rule() + " " + reason.text())
                                            .collect(Collectors.joining("; "))));
        }
    }
}
