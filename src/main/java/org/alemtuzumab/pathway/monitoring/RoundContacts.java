package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done about late and missed rounds, so that the next step knows of the one before (MON-06). */
@Component("roundContacts")
@Transactional
public class RoundContacts {

    /** The latest contacts of a patient who is called for months. */
    private static final int SHOWN = 12;

    private final RoundContactRepository contacts;
    private final Rounds rounds;
    private final RunningProcesses processes;
    private final ClinicTime time;

    RoundContacts(RoundContactRepository contacts, Rounds rounds, RunningProcesses processes, ClinicTime time) {
        this.processes = processes;
        this.contacts = contacts;
        this.rounds = rounds;
        this.time = time;
    }

    void record(long roundId, Contact contact, String recordedBy) {
        contacts.save(new RoundContact(
                null,
                rounds.get(roundId).patientNumber(),
                roundId,
                contact.step(),
                contact.outcome(),
                contact.remark().orElse(null),
                contact.agreedOn().orElse(null),
                recordedBy,
                time.now()));
    }

    /** Whether the patient is to be reminded or called already: a later round joins it (MON-06). */
    @ForModels
    public boolean open(String patientNumber) {
        return processes.waitsAt("remindPatient", patientNumber) || callOpen(patientNumber);
    }

    @ForModels
    public boolean callOpen(String patientNumber) {
        return processes.waitsAt("callPatient", patientNumber);
    }

    @ForModels
    public boolean decisionOpen(String patientNumber) {
        return processes.waitsAt("decideOnOverdueRound", patientNumber);
    }

    private List<RoundContact> of(long roundId) {
        return contacts.findByRoundIdOrderById(roundId);
    }

    /** What was done about this round, and those that joined it, so far, one line each; empty where nothing was. */
    @ForModels
    public String text(long roundId) {
        List<String> lines = rounds.late(roundId).stream()
                .flatMap(round -> of(round.id()).stream())
                .map(this::line)
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    }

    private String line(RoundContact contact) {
        return "- %s on %s: %s%s%s"
                .formatted(
                        contact.step().title(),
                        time.dateOf(contact.recordedAt()),
                        contact.outcome().words(),
                        contact.agreedOn() == null ? "" : ", " + contact.agreedOn(),
                        contact.remark() == null ? "" : " (" + contact.remark() + ")");
    }
}
