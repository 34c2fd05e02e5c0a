package org.alemtuzumab.pathway.followup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.evaluation.Repeats;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** RPT-1: what becomes of a follow-up when something was recorded for it. */
@Component
@Transactional
class FollowUpJudgement {

    private final FollowUps followUps;
    private final Repeats repeats;
    private final Findings findings;
    private final Decisions decisions;
    private final ClinicTime time;

    FollowUpJudgement(FollowUps followUps, Repeats repeats, Findings findings, Decisions decisions, ClinicTime time) {
        this.followUps = followUps;
        this.repeats = repeats;
        this.findings = findings;
        this.decisions = decisions;
        this.time = time;
    }

    /** @return normal, reported, decided or handedOn when it is answered; repeat or incomplete when it is asked for again */
    Verdict judge(long id) {
        FollowUp followUp = followUps.get(id);
        if (followUp.decided()) {
            return Verdict.DECIDED;
        }
        if (followUp.is(FollowUpKind.ANSWER)) {
            return judgeAnswer(followUp);
        }
        if (followUp.is(FollowUpKind.CALL)) {
            return judgeCall(followUp);
        }
        if (!followUps.missing(id).isEmpty()) {
            followUps.awaitRest(id);
            return Verdict.INCOMPLETE;
        }
        if (!followUp.testsAgain()) {
            return Verdict.REPORTED;
        }
        Repeats.RepeatJudgement judgement = repeats.judge(id);
        return switch (judgement.outcome()) {
            case CLOSE -> Verdict.NORMAL;
            case REFER, ESCALATE -> Verdict.HANDED_ON;
            case REPEAT -> {
                followUps.again(id, judgement.hours());
                yield Verdict.REPEAT;
            }
        };
    }

    /** NEU-1: where it is suspected, further tests are done, and the question is asked again with them. */
    private Verdict judgeAnswer(FollowUp question) {
        Finding about = findings.ofFollowUp(question.id()).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        List<Map<String, Object>> rows = decisions.rows(
                "evaluateSuspicion",
                Map.of("suspected", question.outcome() == FollowUpOutcome.SUSPECTED ? "yes" : "no"));
        rows.forEach(row -> findings.raise(ordering(
                row,
                about,
                about.toldAnew(
                        Alert.of(
                                row,
                                "%s: %s, because: %s".formatted(row.get("rule"), row.get("limit"), question.note())),
                        time.now()))));
        return rows.isEmpty() ? Verdict.DECIDED : Verdict.HANDED_ON;
    }

    /** NEU-1: what the same sign has ordered already is not ordered again: nobody is punctured twice for one suspicion. */
    private Finding ordering(Map<String, Object> row, Finding about, Finding told) {
        FollowUpRequest asked = FollowUpRequest.of(row);
        List<String> tests = asked.codes();
        List<String> ordered = findings.of(about.patientNumber()).stream()
                .filter(finding -> Objects.equals(finding.resultId(), about.resultId()) && !finding.overtaken())
                .flatMap(finding -> finding.request().codes().stream())
                .toList();
        List<String> rest =
                tests.stream().filter(code -> !ordered.contains(code)).toList();
        return !tests.isEmpty() && rest.isEmpty()
                ? told
                : told.asking(new FollowUpRequest(asked.kind(), String.join(",", rest), asked.hours()));
    }

    /** SAF-13, INF-19, INF-21: one call answers all that it was about; what asks for most decides. */
    private Verdict judgeCall(FollowUp call) {
        List<Finding> about = findings.ofFollowUp(call.id());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Finding finding : about) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("rule", finding.rule());
            facts.put("answer", Spelling.of(call.outcome()));
            facts.put("attempt", call.attempt());
            facts.put("grade", call.said().grade());
            Map<String, Object> row = decisions.row("answerCall", facts);
            rows.add(row);
            if (row.get("outcome").equals("refer")) {
                findings.raise(finding.toldAnew(
                        Alert.ofRule(
                                finding.rule(),
                                row,
                                "%s; passed on by telephone: %s".formatted(finding.evidence(), call.note())),
                        time.now()));
            }
        }
        Optional<Integer> again = rows.stream()
                .filter(row -> row.get("outcome").equals("repeat"))
                .map(row -> ((Number) row.get("hours")).intValue())
                .min(Integer::compare);
        if (rows.stream().anyMatch(row -> row.get("outcome").equals("refer"))) {
            return Verdict.HANDED_ON;
        }
        again.ifPresent(hours -> followUps.callAgain(call.id(), hours));
        return again.isPresent() ? Verdict.REPEAT : Verdict.DECIDED;
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
                            open.urgency().name()));
            if (!rows.isEmpty()
                    && !withSpecialist(
                            open, Urgency.valueOf((String) rows.get(0).get("urgency")))) {
                findings.raise(byDelay(open, rows.get(0)));
                raised = true;
            }
        }
        return raised;
    }

    /** Whether a specialist has it already, as urgently. */
    private boolean withSpecialist(Finding finding, Urgency urgency) {
        return findings.of(finding.patientNumber()).stream()
                .anyMatch(other -> other.rule().equals(finding.rule())
                        && other.specialty() != null
                        && other.atLeast(urgency)
                        && Objects.equals(other.resultId(), finding.resultId()));
    }

    private Finding byDelay(Finding finding, Map<String, Object> row) {
        return finding.toldAnew(
                Alert.ofRule(finding.rule(), row, finding.evidence() + "; " + row.get("reason")), time.now());
    }
}
