package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** Judges the days of samples by the tables of the organs, each as often as something of it becomes known. */
@Component
class SampleDays {

    private final OrganTables tables;
    private final Questions questions;
    private final KnownMatters known;
    private final Overtaken overtaken;
    private final RaisedFindings raised;
    private final Findings findings;
    private final Analytes analytes;
    private final ClinicTime time;

    SampleDays(
            OrganTables tables,
            Questions questions,
            KnownMatters known,
            Overtaken overtaken,
            RaisedFindings raised,
            Findings findings,
            Analytes analytes,
            ClinicTime time) {
        this.tables = tables;
        this.questions = questions;
        this.known = known;
        this.overtaken = overtaken;
        this.raised = raised;
        this.findings = findings;
        this.analytes = analytes;
        this.time = time;
    }

    /**
     * Judges one sample day by one table, and makes the findings agree with it: what holds is raised or kept, what no longer
     * holds is overtaken. A second value of the day that says the same is a finding of its own (SAF-6).
     */
    void judge(Timeline timeline, Organ organ, LocalDate day) {
        List<Finding> before = timeline.findings().stream()
                .filter(finding -> organ.table().equals(finding.judgedBy()) && day.equals(finding.judgedOn()))
                .toList();
        List<Said> toFind = new ArrayList<>();
        for (Map<String, LabResult> sample : timeline.samples(day, organ)) {
            certain(timeline, organ, sample).forEach(row -> toFind.add(new Said(sample, row)));
        }
        List<Finding> holding = new ArrayList<>();
        for (BiPredicate<Said, Finding> same : sameFinding(timeline)) {
            toFind.removeIf(said -> {
                Optional<Finding> found = before.stream()
                        .filter(finding -> said.row().says(finding) && !holding.contains(finding))
                        .filter(finding -> same.test(said, finding))
                        .findFirst();
                found.ifPresent(finding -> {
                    holding.add(finding);
                    keepAbout(timeline, said, finding);
                });
                return found.isPresent();
            });
        }
        toFind.forEach(said -> raise(timeline, said, organ, day).ifPresent(holding::add));
        before.stream()
                .filter(finding -> !holding.contains(finding))
                .forEach(finding -> overtaken.overtake(timeline, finding, holding));
    }

    /**
     * Which finding of the day is the one that a row says again, the surest sign first: it names the same result, a result of
     * the sample, the same value of another laboratory (of a symptom, who tells of it again has it again), or one that does
     * not count any more.
     */
    private List<BiPredicate<Said, Finding>> sameFinding(Timeline timeline) {
        return List.of(
                (said, finding) -> said.newest().id().equals(finding.resultId()),
                (said, finding) ->
                        said.about().stream().anyMatch(result -> result.id().equals(finding.resultId())),
                (said, finding) -> timeline.result(finding.resultId())
                        .filter(known -> !analytes.symptom(known.analyte()))
                        .filter(known -> said.about().stream().anyMatch(known::saysTheSame))
                        .isPresent(),
                (said, finding) -> timeline.result(finding.resultId())
                        .filter(LabResult::current)
                        .isEmpty());
    }

    /** SAF-9: a row that matches over the whole interval is a finding; one that matches in a part of it is a question. */
    private Set<Judgement> certain(Timeline timeline, Organ organ, Map<String, LabResult> sample) {
        List<Set<Judgement>> answers = tables.answers(timeline, organ, sample);
        Set<Judgement> certain = new LinkedHashSet<>(answers.get(0));
        answers.forEach(certain::retainAll);
        Set<Judgement> possible = new LinkedHashSet<>();
        answers.forEach(possible::addAll);
        possible.removeAll(certain);
        if (!possible.isEmpty()) {
            questions.askForExactValues(timeline, sample, possible);
        }
        return certain;
    }

    /** The finding stands, though a value that it was made of has been replaced (SAF-4), or another has joined it. */
    private void keepAbout(Timeline timeline, Said said, Finding finding) {
        boolean replaced =
                timeline.result(finding.resultId()).filter(LabResult::current).isEmpty();
        if (!replaced && said.codes().equals(finding.analytes())) {
            return;
        }
        String evidence = new Evidence(timeline, analytes).of(said.row(), said.about());
        String text = replaced
                ? "%s; %s, before: %s"
                        .formatted(
                                evidence,
                                overtaken.correction(timeline, finding).orElse("corrected"),
                                finding.evidence())
                : evidence;
        timeline.replace(finding, findings.keep(finding.about(said.newest().id(), said.codes(), text)));
    }

    /** Keeps what a row says of a sample: as a finding, as a repeat that is the same (RPT-1), or as listed (SAF-8). */
    private Optional<Finding> raise(Timeline timeline, Said said, Organ organ, LocalDate day) {
        Judgement row = said.row();
        LabResult newest = said.newest();
        Judgement judgement =
                row.asks(FollowUpKind.REFLEX) ? row.asking(missing(row, timeline.on(newest.collectedOn()))) : row;
        if (judgedBefore(timeline, newest, judgement)) {
            return Optional.empty();
        }
        String evidence = new Evidence(timeline, analytes).of(judgement, said.about());
        Finding finding = raised.of(newest, judgement, said.about(), evidence)
                .judged(organ.table(), day, timeline.settings(day).version());
        Optional<AskedTest> showsAgain = timeline.takenFor(newest)
                .filter(test -> test.open() && test.kind().testsAgain())
                .filter(test -> row.listed() || row.asks(test.kind()));
        if (showsAgain.isPresent() && row.specialty() == null) {
            return Optional.of(raised.keep(timeline, finding.without(Outcome.SAME, newest.followUpId(), time.now())));
        }
        if (row.listed() || known.known(timeline, said) || askedAlready(row, judgement)) {
            return Optional.of(raised.keep(timeline, finding.without(Outcome.LISTED, null, time.now())));
        }
        // what is worse goes its own way; the test that it asks for is the one that was done, unless it asks for more
        boolean done = showsAgain
                .filter(test -> test.analyteCodes().containsAll(row.request().codes()))
                .isPresent();
        return Optional.of(raised.keep(
                timeline,
                done ? finding.asking(FollowUpRequest.NONE) : questions.testedAnew(timeline, finding, said.about())));
    }

    private static List<String> missing(Judgement row, Map<String, LabResult> present) {
        return row.request().codes().stream()
                .filter(code -> !present.containsKey(code))
                .toList();
    }

    /** A further test was all that the row asked for, and it is there already. */
    private static boolean askedAlready(Judgement row, Judgement judgement) {
        return row.specialty() == null
                && row.request().kind() != null
                && judgement.request().kind() == null;
    }

    /** The same rule on the same value, as when a test of the same sample comes later. */
    private static boolean judgedBefore(Timeline timeline, LabResult result, Judgement judgement) {
        return timeline.findings().stream()
                .anyMatch(finding -> finding.rule().equals(judgement.rule())
                        && finding.urgency() == judgement.urgencyOfFinding()
                        && Objects.equals(finding.specialty(), judgement.specialty())
                        && Objects.equals(finding.resultId(), result.id()));
    }
}
