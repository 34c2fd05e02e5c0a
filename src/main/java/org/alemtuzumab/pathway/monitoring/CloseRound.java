package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a round as what its window brought, and says what must follow (MON-06, SAF-2). */
@Component("closeRound")
class CloseRound implements JavaDelegate {

    private final Rounds rounds;
    private final Messages messages;

    CloseRound(Rounds rounds, Messages messages) {
        this.rounds = rounds;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Rounds.Closing closing = rounds.close(MonitoringRoundVariables.ROUND_ID.get(execution));
        boolean asked = MonitoringRoundVariables.NEUROLOGIST_ASKED.find(execution) != null;
        MonitoringRoundVariables.CLOSING.set(execution, whatFollows(closing, asked));
        if (closing.noRoundLeft()) {
            messages.tell("lastRoundClosed", MonitoringRoundVariables.PATIENT_NUMBER.get(execution));
        }
    }

    /** After a downtime the window may be over before the neurologist's step was taken: it is taken now. */
    private static String whatFollows(Rounds.Closing closing, boolean neurologistAsked) {
        if (closing.secondMissedInARow()) {
            return "reviewMissed";
        }
        return switch (closing.state()) {
            case MonitoringRound.COMPLETE -> closing.unevaluated() ? "nothing" : "complete";
            case MonitoringRound.SUPERSEDED -> "nothing";
            default -> neurologistAsked ? "nothing" : "askNeurologist";
        };
    }
}
