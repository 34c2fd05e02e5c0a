package org.alemtuzumab.pathway.evaluation;

import org.alemtuzumab.pathway.decision.Decisions;
import org.springframework.stereotype.Component;

/** What is asked where something is unclear, by the table {@code evaluateUnclear}. */
@Component
class Unclear {

    private final Decisions decisions;

    Unclear(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param emergency whether it may be about one */
    Judgement question(String problem, boolean emergency) {
        return Judgement.of(decisions.row(
                "evaluateUnclear",
                Facts.inputs("problem", problem, "worst", emergency ? Urgency.EMERGENCY.name() : null)));
    }
}
