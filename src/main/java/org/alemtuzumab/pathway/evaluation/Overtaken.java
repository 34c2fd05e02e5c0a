package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.Corrections;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What ceases to hold, or to be answered, because a value was corrected, withdrawn or became known later (SAF-4, SAF-11). */
@Component
class Overtaken {

    /** Rules that ask what a report means; the value that they ask about may be replaced before anyone answers. */
    private static final Set<String> QUESTIONS = Set.of("SAF-1", "SAF-5", "SAF-9");

    private final Findings findings;
    private final Analytes analytes;
    private final Unclear unclear;
    private final ClinicTime time;

    Overtaken(Findings findings, Analytes analytes, Unclear unclear, ClinicTime time) {
        this.findings = findings;
        this.analytes = analytes;
        this.unclear = unclear;
        this.time = time;
    }

    /**
     * What no longer holds asks nobody any more. A referral that it has led to is never closed by it: unless something as
     * urgent has taken its place there, its specialist is told (SAF-4).
     */
    void overtake(Timeline timeline, Finding finding, List<Finding> holding) {
        timeline.findings().remove(finding);
        Finding overtaken = findings.overtake(finding.id());
        Finding kept = correction(timeline, finding)
                .map(text -> findings.keep(overtaken.remarked(text)))
                .orElse(overtaken);
        boolean referred = kept.referralId() != null;
        boolean replaced = holding.stream()
                .anyMatch(other ->
                        Objects.equals(other.specialty(), finding.specialty()) && other.atLeast(finding.urgency()));
        if (referred && !replaced) {
            Judgement question = unclear.question("overtaken", false);
            findings.raise(finding.toldAnew(
                    new Alert(
                            question.rule(),
                            question.urgency(),
                            finding.specialty(),
                            "%s: %s: %s, %s"
                                    .formatted(question.rule(), question.limit(), kept.evidence(), question.source())),
                    time.now()));
        }
    }

    /** A question about a value that no longer counts has found its answer. */
    void overtakeQuestions(Timeline timeline) {
        List.copyOf(timeline.findings()).stream()
                .filter(finding -> finding.open() && finding.judgedBy() == null && finding.referralId() == null)
                .filter(finding -> QUESTIONS.contains(finding.rule()) && finding.resultId() != null)
                .filter(finding -> timeline.result(finding.resultId())
                        .filter(LabResult::current)
                        .isEmpty())
                .forEach(finding -> overtake(timeline, finding, List.of()));
    }

    /** SAF-4: which value has taken the place of the finding's, when and by whom; empty where it still counts. */
    Optional<String> correction(Timeline timeline, Finding finding) {
        return timeline.result(finding.resultId())
                .filter(before -> !before.current())
                .flatMap(before -> timeline.inPlaceOf(before)
                        .map(now -> Corrections.inWords(analytes.get(before.analyte()), before, now, time)));
    }

    /**
     * SAF-4, RPT-1: what had been answered by a result that no longer counts is asked for again, unless another valid sample
     * since has answered it.
     */
    void askAgain(Timeline timeline, List<LabResult> pending) {
        pending.stream().filter(result -> !result.current()).forEach(out -> List.copyOf(timeline.findings()).stream()
                .filter(finding -> !finding.open()
                        && finding.outcome() != null
                        && finding.outcome().byTest()
                        && finding.asksFor(analytes.askedAs(out.analyte())))
                .filter(finding -> !finding.asks(FollowUpKind.REFERENCE))
                .filter(finding -> timeline.result(finding.resultId())
                        .filter(asked -> !asked.id().equals(out.id()))
                        .filter(asked -> !asked.collectedOn().isAfter(out.collectedOn()))
                        .filter(asked ->
                                timeline.since(asked, out.analyte()).allMatch(again -> sameAgain(timeline, again)))
                        .isPresent())
                .forEach(finding -> timeline.replace(finding, findings.keep(finding.reopened()))));
    }

    /** Whether it has itself shown the same again, and so answers nothing. */
    private static boolean sameAgain(Timeline timeline, LabResult result) {
        return timeline.findings().stream()
                .anyMatch(finding ->
                        finding.outcome() == Outcome.SAME && result.id().equals(finding.resultId()));
    }
}
