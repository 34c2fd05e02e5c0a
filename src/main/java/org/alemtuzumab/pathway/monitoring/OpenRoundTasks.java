package org.alemtuzumab.pathway.monitoring;

import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.stereotype.Component;

/** What the open tasks about late rounds show, put right when a further round, or an absence, changes it (MON-06). */
@Component
public class OpenRoundTasks {

    private static final Set<String> ABOUT_LATE_ONES = Set.of("remindPatient", "callPatient", "decideOnOverdueRound");
    private static final Set<String> ABOUT_MISSED_ONES = Set.of("reviewMissedRounds");
    private static final Set<String> TIMED = Set.of("deadlineReached", "nextDeadline", "patientBack");
    /** In rounds that were opened by an earlier version of the diagram, each deadline has a timer of its own. */
    private static final Set<String> TIMED_APART =
            Set.of("reminderDue", "callDue", "neurologistDue", "recordRoundResults");

    private final RoundTexts texts;
    private final RoundContacts contacts;
    private final RunningProcesses processes;

    OpenRoundTasks(RoundTexts texts, RoundContacts contacts, RunningProcesses processes) {
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
                Set.of("recordRoundResults"),
                MonitoringRoundVariables.ROUND_ID.name(),
                id -> Map.of("heading", texts.heading((Long) id)));
    }
}
