package org.alemtuzumab.pathway.evaluation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.Report;
import org.springframework.stereotype.Component;

/** Asks what cannot be judged: nothing is guessed, and nothing of it is normal (SAF-1, SAF-4, SAF-5, SAF-9, SAF-10). */
@Component
class Questions {

    private final Unclear unclear;
    private final OrganTables tables;
    private final RaisedFindings raised;
    private final Overtaken overtaken;
    private final Analytes analytes;
    private final Observations observations;

    Questions(
            Unclear unclear,
            OrganTables tables,
            RaisedFindings raised,
            Overtaken overtaken,
            Analytes analytes,
            Observations observations) {
        this.unclear = unclear;
        this.tables = tables;
        this.raised = raised;
        this.overtaken = overtaken;
        this.analytes = analytes;
        this.observations = observations;
    }

    /** SAF-1: the urgency of the question is that of the most urgent value that the report may mean. */
    void askToClarify(Timeline timeline, LabResult result) {
        Analyte analyte = analytes.get(result.analyte());
        boolean emergency = new Report(analyte, result.reported())
                .conceivable().stream()
                        .map(range -> result.assumed(range.low(), range.high()))
                        .anyMatch(assumed -> tables.wouldBeEmergency(timeline, assumed));
        Judgement question = unclear.question("unreadable", emergency);
        askAbout(
                timeline,
                result,
                question,
                "%s: %s; %s, %s".formatted(question.rule(), result.problem(), question.limit(), question.source()));
    }

    /** Once for a value; anew where it has become more urgent by what has arrived since, as long as nobody has answered. */
    private void askAbout(Timeline timeline, LabResult result, Judgement question, String evidence) {
        List<Finding> asked = timeline.findings().stream()
                .filter(finding ->
                        finding.rule().equals(question.rule()) && result.id().equals(finding.resultId()))
                .toList();
        if (asked.stream().anyMatch(finding -> !finding.open() || finding.atLeast(question.urgency()))) {
            return;
        }
        Finding finding = raised.keep(
                timeline, raised.of(result, question.asking(List.of(result.analyte())), List.of(result), evidence));
        asked.forEach(lessUrgent -> overtaken.overtake(timeline, lessUrgent, List.of(finding)));
    }

    /** SAF-5: one sample with two values and no correction: both are judged, and the laboratory is asked which is right. */
    void askWhichIsRight(Timeline timeline, LabResult result) {
        Judgement question = unclear.question("contradiction", tables.wouldBeEmergency(timeline, result));
        boolean asked = timeline.findings().stream()
                .anyMatch(finding -> finding.rule().equals(question.rule())
                        && finding.open()
                        && timeline.result(finding.resultId())
                                .filter(other -> other.analyte().equals(result.analyte())
                                        && Objects.equals(other.accession(), result.accession()))
                                .isPresent());
        if (!asked) {
            raised.keep(
                    timeline,
                    raised.of(
                            result,
                            question.asking(List.of(result.analyte())),
                            List.of(result),
                            "%s: %s; %s, %s"
                                    .formatted(
                                            question.rule(), result.problem(), question.limit(), question.source())));
        }
    }

    /** SAF-9: of the censored values, those that a possible row is about; all of them where none is. */
    void askForExactValues(Timeline timeline, Map<String, LabResult> sample, Set<Judgement> possible) {
        Map<LabResult, Set<Judgement>> open = new LinkedHashMap<>();
        sample.values().stream()
                .filter(Questions::censored)
                .forEach(result -> open.put(
                        result,
                        possible.stream()
                                .filter(row -> row.about().contains(result.analyte()))
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
        boolean told = open.values().stream().anyMatch(rows -> !rows.isEmpty());
        open.forEach((result, rows) -> {
            if (!told || !rows.isEmpty()) {
                askForExactValue(timeline, result, told ? rows : possible);
            }
        });
    }

    private static boolean censored(LabResult result) {
        return result.lowValue() != null && !result.exact();
    }

    /** SAF-9 */
    private void askForExactValue(Timeline timeline, LabResult result, Set<Judgement> possible) {
        Judgement question = unclear.question("censored", possible.stream().anyMatch(Judgement::emergency));
        String rules = possible.stream().map(Judgement::rule).distinct().collect(Collectors.joining(", "));
        askAbout(
                timeline,
                result,
                question,
                "%s: %s \"%s\": %s (possible: %s), %s"
                        .formatted(
                                question.rule(),
                                analytes.get(result.analyte()).name(),
                                result.reported(),
                                question.limit(),
                                rules,
                                question.source()));
    }

    /** SAF-10: asked once for each analyte, when a result of monitoring has no baseline. */
    void askForReference(Timeline timeline, List<LabResult> pending) {
        Set<String> asked = timeline.findings().stream()
                .filter(finding -> finding.rule().equals("SAF-10"))
                .flatMap(finding -> finding.analyteCodes().stream())
                .collect(Collectors.toSet());
        List<LabResult> without = pending.stream()
                .filter(result -> result.valid() && Set.of("ROUND", "FOLLOW_UP").contains(result.context()))
                .filter(result -> analytes.get(result.analyte()).baseline() != null)
                .filter(result -> asked.add(result.analyte()))
                .filter(result -> timeline.baseline(analytes.get(result.analyte()), result)
                        .isEmpty())
                .filter(result -> !timeline.takenFor(result, FollowUpKind.REFERENCE))
                .toList();
        if (without.isEmpty()) {
            return;
        }
        Judgement question = unclear.question("noReference", false);
        String names = without.stream()
                .map(result -> analytes.get(result.analyte()).name())
                .collect(Collectors.joining(", "));
        raised.keep(
                timeline,
                raised.of(
                        without.get(0),
                        question.asking(without.stream().map(LabResult::analyte).toList()),
                        without,
                        "%s: no baseline of %s: %s, %s"
                                .formatted(question.rule(), names, question.limit(), question.source())));
    }

    /** SAF-4: what a closed round or a course had, and has been taken back, is sampled again, unless something since tells it. */
    void askForTakenBack(Timeline timeline, List<LabResult> pending) {
        pending.stream()
                .filter(result -> result.takenBack()
                        && (timeline.ofCourse(result)
                                || observations.lackedByClosedRound(result, analytes.askedAs(result.analyte()))))
                .filter(result ->
                        timeline.since(result, result.analyte()).findAny().isEmpty())
                .collect(Collectors.groupingBy(LabResult::collectedOn, TreeMap::new, Collectors.toList()))
                .forEach((day, lacked) -> {
                    Judgement question = unclear.question("takenBack", false);
                    List<String> codes =
                            lacked.stream().map(LabResult::analyte).distinct().toList();
                    String names = codes.stream()
                            .map(code -> analytes.get(code).name())
                            .collect(Collectors.joining(", "));
                    raised.keep(
                            timeline,
                            raised.of(
                                    lacked.get(0),
                                    question.asking(codes),
                                    lacked,
                                    "%s: %s of %s: %s, %s"
                                            .formatted(
                                                    question.rule(), names, day, question.limit(), question.source())));
                });
    }

    /** SAF-3: what becomes known after its round has closed is tested again now, unless that has happened since. */
    Finding testedAnew(Timeline timeline, Finding finding, List<LabResult> about) {
        List<String> stale = about.stream()
                .filter(result -> result.lowValue() != null && observations.late(result))
                .filter(result -> timeline.results().stream()
                        .noneMatch(other -> other.valid()
                                && other.analyte().equals(result.analyte())
                                && other.collectedOn().isAfter(result.collectedOn())))
                .map(LabResult::analyte)
                .toList();
        if (stale.isEmpty() || finding.request().kind() != null) {
            return finding;
        }
        FollowUpRequest late = unclear.question("late", false).request();
        return finding.asking(new FollowUpRequest(late.kind(), raised.asked(stale), late.hours()));
    }
}
