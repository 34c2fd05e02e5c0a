package org.alemtuzumab.pathway.followup;

import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.evaluation.Evaluation;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * NEU-1: whoever finds neurological signs and is asked about them anyway answers there, on the same form. The question is kept with
 * its answer, as one that was a task of its own.
 */
@Component
@Transactional
public class NeurologicalQuestions {

    private final Evaluation evaluation;
    private final Findings findings;
    private final FollowUps followUps;
    private final FollowUpAnswers answers;
    private final FollowUpJudgement judgement;

    NeurologicalQuestions(
            Evaluation evaluation,
            Findings findings,
            FollowUps followUps,
            FollowUpAnswers answers,
            FollowUpJudgement judgement) {
        this.evaluation = evaluation;
        this.findings = findings;
        this.followUps = followUps;
        this.answers = answers;
        this.judgement = judgement;
    }

    /**
     * Answers what the signs just recorded ask. A sign that cannot be judged now asks in a task of its own, once it has been
     * (SAF-7); so does a question that was open before.
     *
     * @param because in the neurologist's words
     */
    public void answer(String patientNumber, boolean suspected, String because, String by) {
        evaluation.judgePending(patientNumber);
        List<Finding> asked = findings.unrouted(patientNumber).stream()
                .filter(finding -> finding.asks(FollowUpKind.ANSWER))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        long question = followUps
                .open(patientNumber, new FollowUps.Request(FollowUpKind.ANSWER, FollowUps.NEUROLOGIST, Set.of()), asked)
                .id();
        asked.forEach(finding -> findings.route(finding, null, question));
        answers.answered(question, suspected, because, by);
        followUps.close(question, judgement.judge(question));
    }
}
