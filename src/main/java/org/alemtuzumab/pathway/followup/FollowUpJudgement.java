package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.evaluation.Evaluation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** RPT-1: what becomes of a follow-up when something was recorded for it. */
@Component
@Transactional
class FollowUpJudgement {

    static final String NORMAL = "normal";
    static final String DECIDED = "decided";
    static final String HANDED_ON = "handedOn";
    static final String REPEAT = "repeat";
    static final String INCOMPLETE = "incomplete";

    private final FollowUps followUps;
    private final Evaluation evaluation;

    FollowUpJudgement(FollowUps followUps, Evaluation evaluation) {
        this.followUps = followUps;
        this.evaluation = evaluation;
    }

    /** @return normal, decided or handedOn when it is answered; repeat or incomplete when it is asked for again */
    String judge(long id) {
        FollowUp followUp = followUps.get(id);
        if (followUp.decided()) {
            return DECIDED;
        }
        if (!followUps.missing(id).isEmpty()) {
            followUps.awaitRest(id);
            return INCOMPLETE;
        }
        return switch (evaluation.judgeRepeat(id).outcome()) {
            case "close" -> NORMAL;
            case "refer", "escalate" -> HANDED_ON;
            case "repeat" -> {
                followUps.again(id);
                yield REPEAT;
            }
            default -> throw new IllegalStateException("Unknown judgement of a follow-up");
        };
    }
}
