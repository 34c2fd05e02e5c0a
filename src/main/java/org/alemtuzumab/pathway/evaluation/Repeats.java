package org.alemtuzumab.pathway.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** RPT-1: what a test that was done again says. */
@Component
@Transactional
public class Repeats {

    /**
     * What becomes of a follow-up.
     *
     * @param hours within which it is repeated; null for as many as before
     */
    public record RepeatJudgement(Next outcome, Integer hours) {}

    public enum Next {
        CLOSE,
        REPEAT,
        /** A specialist is told that it shows the same. */
        REFER,
        /** What is worse has its own referral by now. */
        ESCALATE
    }

    private final LabResults results;
    private final Findings findings;
    private final Analytes analytes;
    private final AskedTests asked;
    private final Decisions decisions;
    private final ClinicTime time;

    Repeats(
            LabResults results,
            Findings findings,
            Analytes analytes,
            AskedTests asked,
            Decisions decisions,
            ClinicTime time) {
        this.results = results;
        this.findings = findings;
        this.analytes = analytes;
        this.asked = asked;
        this.decisions = decisions;
        this.time = time;
    }

    /** Judges a follow-up by its results, after {@link Evaluation#evaluatePending}. */
    public RepeatJudgement judge(long followUpId) {
        AskedTest followUp = asked.get(followUpId);
        Map<String, LabResult> reported = new LinkedHashMap<>();
        results.of(followUp.patientNumber()).stream()
                .filter(result -> result.valid() && Objects.equals(result.followUpId(), followUpId))
                .sorted(Comparator.comparing(LabResult::id))
                .forEach(result -> reported.put(analytes.askedAs(result.analyte()), result));
        List<Finding> found = findings.of(followUp.patientNumber()).stream()
                .filter(finding -> !finding.listed() && !finding.overtaken())
                .filter(finding -> reported.values().stream()
                        .anyMatch(result -> result.id().equals(finding.resultId())))
                .toList();
        List<Finding> same = sameAgain(followUp, found);
        Finding last = same.isEmpty() ? null : same.get(same.size() - 1);
        Map<String, Object> row = decisions.row(
                "judgeRepeat",
                Facts.inputs(
                        "kind", followUp.kind().name(),
                        "comparison", comparison(followUp, reported, found, same),
                        "attempt", followUp.attempt(),
                        "organ", last == null ? null : organ(last)));
        Next outcome = Spelling.read(Next.class, (String) row.get("outcome")).orElseThrow();
        if (outcome == Next.REFER) {
            refer(last, followUp.attempt(), row);
        }
        return new RepeatJudgement(
                outcome,
                Optional.ofNullable((Number) row.get("hours"))
                        .map(Number::intValue)
                        .orElse(null));
    }

    /**
     * What only asks for another repeat. What is worse has its own referral by now: a specialist has all that the same table
     * says, and only a fall during a course is checked on by the nurse until it has passed (INF-11b).
     */
    private static List<Finding> sameAgain(AskedTest followUp, List<Finding> found) {
        Map<Boolean, List<Finding>> repeats =
                found.stream().collect(Collectors.partitioningBy(finding -> finding.urgency() == Urgency.REPEAT));
        Set<String> worse = repeats.get(false).stream().map(Finding::judgedBy).collect(Collectors.toSet());
        return repeats.get(true).stream()
                .filter(finding -> followUp.kind() == FollowUpKind.RECHECK || !worse.contains(finding.judgedBy()))
                .toList();
    }

    private static String comparison(
            AskedTest followUp, Map<String, LabResult> reported, List<Finding> found, List<Finding> same) {
        if (!reported.keySet().containsAll(followUp.analyteCodes())) {
            return "incomplete";
        }
        return found.isEmpty() ? "normal" : same.isEmpty() ? "worse" : "same";
    }

    private static String organ(Finding finding) {
        List<Organ> organs = finding.analyteCodes().stream()
                .flatMap(code -> Organ.of(code).stream())
                .toList();
        return organs.stream()
                .filter(organ -> organ.table().equals(finding.judgedBy()))
                .findFirst()
                .or(() -> organs.stream().findFirst())
                .map(Organ::key)
                .orElse(null);
    }

    private void refer(Finding same, int attempt, Map<String, Object> row) {
        findings.raise(same.toldAnew(
                Alert.ofRule("RPT-1", row, "RPT-1: again in repeat %d: %s".formatted(attempt, same.evidence())),
                time.now()));
    }
}
