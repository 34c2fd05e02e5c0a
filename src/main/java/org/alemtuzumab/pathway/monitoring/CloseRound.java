package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a round as what its window brought, and says what must follow (MON-06, SAF-2). */
@Component("closeRound")
class CloseRound implements JavaDelegate {

    private final Rounds rounds;
    private final OpenRoundTasks tasks;
    private final RunningProcesses processes;
    private final Messages messages;

    CloseRound(Rounds rounds, OpenRoundTasks tasks, RunningProcesses processes, Messages messages) {
        this.rounds = rounds;
        this.tasks = tasks;
        this.processes = processes;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Rounds.Closing closing = rounds.close(MonitoringRoundVariables.ROUND_ID.get(execution));
        String patientNumber = MonitoringRoundVariables.PATIENT_NUMBER.get(execution);
        boolean asked = MonitoringRoundVariables.NEUROLOGIST_ASKED.find(execution) != null;
        boolean reviewing = processes.waitsAt("reviewMissedRounds", patientNumber);
        String follows = whatFollows(closing, asked, reviewing);
        if (follows.equals("complete")) {
            MonitoringRoundVariables.CLOSING.setForNow(execution, follows);
        } else {
            MonitoringRoundVariables.CLOSING.set(execution, follows);
        }
        tasks.renewTexts(patientNumber);
        if (closing.state().equals(MonitoringRound.COMPLETE)) {
            messages.tell("patientSampled", patientNumber);
        }
        if (closing.noRoundLeft()) {
            messages.tell("lastRoundClosed", patientNumber);
        }
    }

    /**
     * After a downtime the window may be over before the neurologist's step was taken: it is taken now. A further missed round
     * joins the review that is open.
     */
    private static String whatFollows(Rounds.Closing closing, boolean neurologistAsked, boolean reviewing) {
        if (closing.secondMissedInARow()) {
            return reviewing ? "nothing" : "reviewMissed";
        }
        return switch (closing.state()) {
            case MonitoringRound.COMPLETE -> closing.unevaluated() ? "nothing" : "complete";
            case MonitoringRound.SUPERSEDED -> "nothing";
            default -> neurologistAsked ? "nothing" : "askNeurologist";
        };
    }
}
