package org.alemtuzumab.pathway.monitoring;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.stereotype.Component;

/** What the open tasks about late rounds show, put right when a further round, or an absence, changes it (MON-06). */
@Component
public class OpenRoundTasks {

    private static final Set<String> ENTRY = Set.of("recordRoundResults");
    private static final Set<String> ABOUT_LATE_ONES = Set.of("remindPatient", "callPatient", "decideOnOverdueRound");
    private static final Set<String> ABOUT_MISSED_ONES = Set.of("reviewMissedRounds");
    private static final Set<String> TIMED = Set.of("deadlineReached", "nextDeadline", "patientBack");
    /** In rounds that were opened by an earlier version of the diagram, each deadline has a timer of its own. */
    private static final Set<String> TIMED_APART =
            Set.of("reminderDue", "callDue", "neurologistDue", "recordRoundResults");

    private final Rounds rounds;
    private final RoundTexts texts;
    private final RoundContacts contacts;
    private final RunningProcesses processes;

    OpenRoundTasks(Rounds rounds, RoundTexts texts, RoundContacts contacts, RunningProcesses processes) {
        this.rounds = rounds;
        this.texts = texts;
        this.contacts = contacts;
        this.processes = processes;
    }

    void renewTexts(String patientNumber) {
        String round = MonitoringRoundVariables.ROUND_ID.name();
        processes.renewTexts(patientNumber, ABOUT_LATE_ONES, round, id -> {
            long roundId = (Long) id;
            long latest = texts.latest(roundId);
            return Map.of(
                    "heading", texts.late(roundId),
                    "missing", texts.missing(latest),
                    "gaps", texts.gaps(latest),
                    "contacts", contacts.text(roundId));
        });
        processes.renewTexts(patientNumber, ABOUT_MISSED_ONES, round, id -> {
            long latest = texts.latest((Long) id);
            return Map.of(
                    "missed", texts.missedRounds(latest),
                    "gaps", texts.gaps(latest),
                    "contacts", contacts.text((Long) id));
        });
    }

    /** An absence moves the steps that have not been taken yet, and the others show it. */
    public void absenceChanged(String patientNumber) {
        processes.renewTimers("monitoringRound", patientNumber, TIMED);
        processes.renewTimers("monitoringRound", patientNumber, TIMED_APART);
        renewTexts(patientNumber);
        processes.renewTexts(
                patientNumber,
                ENTRY,
                MonitoringRoundVariables.ROUND_ID.name(),
                id -> Map.of("heading", texts.heading((Long) id)));
    }

    /**
     * The task of a round that still misses something stays where it is, with whoever works on it, and asks for the rest only
     * (SAF-2).
     *
     * @return the rounds whose task does
     */
    Set<Long> askForTheRest(String patientNumber) {
        Set<Long> asking = new HashSet<>();
        processes.renewTexts(patientNumber, ENTRY, MonitoringRoundVariables.ROUND_ID.name(), id -> {
            long roundId = (Long) id;
            if (!rounds.progress(roundId).equals(Rounds.MISSING)) {
                return Map.of();
            }
            asking.add(roundId);
            return Map.of(
                    "missing", texts.missing(roundId),
                    "gaps", texts.gaps(roundId),
                    "panel", rounds.panel(roundId));
        });
        return asking;
    }
}
