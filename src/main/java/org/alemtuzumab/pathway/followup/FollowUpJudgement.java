package org.alemtuzumab.pathway.followup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Evaluation;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** RPT-1: what becomes of a follow-up when something was recorded for it. */
@Component
@Transactional
class FollowUpJudgement {

    static final String NORMAL = "normal";
    static final String REPORTED = "reported";
    static final String DECIDED = "decided";
    static final String HANDED_ON = "handedOn";
    static final String REPEAT = "repeat";
    static final String INCOMPLETE = "incomplete";

    private final FollowUps followUps;
    private final Evaluation evaluation;
    private final Findings findings;
    private final Decisions decisions;
    private final ClinicTime time;

    FollowUpJudgement(
            FollowUps followUps, Evaluation evaluation, Findings findings, Decisions decisions, ClinicTime time) {
        this.followUps = followUps;
        this.evaluation = evaluation;
        this.findings = findings;
        this.decisions = decisions;
        this.time = time;
    }

    /** @return normal, reported, decided or handedOn when it is answered; repeat or incomplete when it is asked for again */
    String judge(long id) {
        FollowUp followUp = followUps.get(id);
        if (followUp.decided()) {
            return DECIDED;
        }
        if (followUp.is(FollowUpKind.ANSWER)) {
            return judgeAnswer(followUp);
        }
        if (followUp.is(FollowUpKind.CALL)) {
            return judgeCall(followUp);
        }
        if (!followUps.missing(id).isEmpty()) {
            followUps.awaitRest(id);
            return INCOMPLETE;
        }
        if (!followUp.testsAgain()) {
            return REPORTED;
        }
        Evaluation.RepeatJudgement judgement = evaluation.judgeRepeat(id);
        return switch (judgement.outcome()) {
            case "close" -> NORMAL;
            case "refer", "escalate" -> HANDED_ON;
            case "repeat" -> {
                followUps.again(id, judgement.hours());
                yield REPEAT;
            }
            default -> throw new IllegalStateException("Unknown judgement of a follow-up");
        };
    }

    /** NEU-1: where it is suspected, further tests are done, and the question is asked again with them. */
    private String judgeAnswer(FollowUp question) {
        Finding about = findings.ofFollowUp(question.id()).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        List<Map<String, Object>> rows = decisions.rows(
                "evaluateSuspicion",
                Map.of("suspected", FollowUpAnswers.SUSPECTED.equals(question.outcome()) ? "yes" : "no"));
        rows.forEach(row -> findings.raise(ordering(
                row,
                about,
                about.toldAnew(
                        (String) row.get("rule"),
                        (String) row.get("urgency"),
                        (String) row.get("specialty"),
                        "%s: %s, because: %s".formatted(row.get("rule"), row.get("limit"), question.note()),
                        time.now()))));
        return rows.isEmpty() ? DECIDED : HANDED_ON;
    }

    /** NEU-1: what the same sign has ordered already is not ordered again: nobody is punctured twice for one suspicion. */
    private Finding ordering(Map<String, Object> row, Finding about, Finding told) {
        List<String> tests = FollowUp.codes((String) row.get("followUpAnalytes"));
        List<String> ordered = findings.of(about.patientNumber()).stream()
                .filter(finding -> Objects.equals(finding.resultId(), about.resultId()) && !finding.overtaken())
                .flatMap(finding -> FollowUp.codes(finding.followUpAnalytes()).stream())
                .toList();
        List<String> rest =
                tests.stream().filter(code -> !ordered.contains(code)).toList();
        return !tests.isEmpty() && rest.isEmpty()
                ? told
                : told.asking(
                        (String) row.get("followUpKind"),
                        String.join(",", rest),
                        ((Number) row.get("followUpHours")).intValue());
    }

    /** SAF-13, INF-19, INF-21: one call answers all that it was about; what asks for most decides. */
    private String judgeCall(FollowUp call) {
        List<Finding> about = findings.ofFollowUp(call.id());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Finding finding : about) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("rule", finding.rule());
            facts.put("answer", call.outcome());
            facts.put("attempt", call.attempt());
            facts.put("grade", call.grade());
            Map<String, Object> row = decisions.row("answerCall", facts);
            rows.add(row);
            if (row.get("outcome").equals("refer")) {
                findings.raise(finding.toldAnew(
                        finding.rule(),
                        (String) row.get("urgency"),
                        (String) row.get("specialty"),
                        "%s; passed on by telephone: %s".formatted(finding.evidence(), call.note()),
                        time.now()));
            }
        }
        Optional<Integer> again = rows.stream()
                .filter(row -> row.get("outcome").equals("repeat"))
                .map(row -> ((Number) row.get("hours")).intValue())
                .min(Integer::compare);
        if (rows.stream().anyMatch(row -> row.get("outcome").equals("refer"))) {
            return HANDED_ON;
        }
        again.ifPresent(hours -> followUps.callAgain(call.id(), hours));
        return again.isPresent() ? REPEAT : DECIDED;
    }

    /** Not done in time: what the table names goes to a specialist, once. @return whether anything does */
    boolean judgeDelay(long id) {
        List<String> missing = followUps.missing(id);
        if (missing.isEmpty() && !followUps.get(id).analyteCodes().isEmpty()) {
            // it has been tested, and is judged by that
            return false;
        }
        boolean raised = false;
        for (Finding open :
                findings.ofFollowUp(id).stream().filter(Finding::open).toList()) {
            List<Map<String, Object>> rows = decisions.rows(
                    "followUpMissed",
                    Map.of(
                            "rule",
                            open.rule(),
                            "plateletsMissing",
                            missing.contains("platelets"),
                            "urgency",
                            open.urgency()));
            if (!rows.isEmpty() && !withSpecialist(open, (String) rows.get(0).get("urgency"))) {
                findings.raise(byDelay(open, rows.get(0)));
                raised = true;
            }
        }
        return raised;
    }

    /** Whether a specialist has it already, as urgently. */
    private boolean withSpecialist(Finding finding, String urgency) {
        return findings.of(finding.patientNumber()).stream()
                .anyMatch(other -> other.rule().equals(finding.rule())
                        && other.specialty() != null
                        && Urgency.valueOf(other.urgency()).compareTo(Urgency.valueOf(urgency)) <= 0
                        && Objects.equals(other.resultId(), finding.resultId()));
    }

    private Finding byDelay(Finding finding, Map<String, Object> row) {
        return finding.toldAnew(
                finding.rule(),
                (String) row.get("urgency"),
                (String) row.get("specialty"),
                finding.evidence() + "; " + row.get("reason"),
                time.now());
    }
}
