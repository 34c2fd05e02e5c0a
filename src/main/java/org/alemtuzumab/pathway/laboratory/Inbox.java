package org.alemtuzumab.pathway.laboratory;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.PassingFault;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.laboratory.Filing.Filed;
import org.alemtuzumab.pathway.laboratory.Filing.Waiting;
import org.alemtuzumab.pathway.laboratory.LaboratoryDecision.Matter;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where messages of laboratories come in. Each is kept as received in a transaction of its own, before anything else; a
 * second one brings its results to the patients. What breaks down between the two is done again, and doing anything again
 * changes nothing.
 */
@Component
public class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String PROCESS = "laboratoryInbox";
    private static final int LONGEST_SOURCE = 128;
    /** How often a message may end its reader. */
    private static final int ATTEMPTS = 2;
    /** A running process may be changed by somebody else at the same moment; whoever tries again sees what they did. */
    private static final int PATIENCE = 3;

    private final LaboratoryMessageRepository messages;
    private final LaboratoryDecisionRepository decisions;
    private final FhirReader fhir;
    private final Hl7Reader hl7;
    private final Filing filing;
    private final Senders senders;
    private final Patients patients;
    private final RunningProcesses processes;
    private final CurrentUser user;
    private final ClinicTime time;
    private final Duration patience;
    private final List<Charset> charsets;
    private final TransactionTemplate ownTransaction;
    /** This run of the program. */
    private final String node = UUID.randomUUID().toString();
    /**
     * Messages whose last attempt is of this node and does not count: it has not ended, or it ended by a fault of connections
     * or locks and could not be taken back. With the program, this ends too, and then it counts.
     */
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    Inbox(
            LaboratoryMessageRepository messages,
            LaboratoryDecisionRepository decisions,
            FhirReader fhir,
            Hl7Reader hl7,
            Filing filing,
            Senders senders,
            Patients patients,
            RunningProcesses processes,
            CurrentUser user,
            ClinicTime time,
            LaboratoryProperties properties,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.decisions = decisions;
        this.fhir = fhir;
        this.hl7 = hl7;
        this.filing = filing;
        this.senders = senders;
        this.patients = patients;
        this.processes = processes;
        this.user = user;
        this.time = time;
        this.patience = properties.patience();
        this.charsets = properties.mllp().charsets();
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Keeps a message and brings its results to the patients.
     *
     * @param source who sends it; null for an HL7 message, which says so itself
     * @param rawText the message as received
     */
    public Taken take(Protocol protocol, String source, String rawText) {
        return read(arrive(protocol, source, rawText));
    }

    /** The same of a message whose letters may not all be known. */
    Taken take(Hl7Text message) {
        return read(arrive(Protocol.HL7, Hl7Header.of(message.text()).sender(), message.text(), message.charset()));
    }

    private Taken read(Arrived arrived) {
        return arrived.aside().orElseGet(() -> read(arrived.messageId()));
    }

    /**
     * A message that is kept, and about to be read.
     *
     * @param aside what became of it where it must not be read
     */
    record Arrived(long messageId, Optional<Taken> aside) {}

    /** Keeps a message as received and notes that it is about to be read: both at once, where it has no copy. */
    Arrived arrive(Protocol protocol, String source, String rawText) {
        return arrive(
                protocol, source == null ? Hl7Header.of(rawText).sender() : source, rawText, StandardCharsets.UTF_8);
    }

    private Arrived arrive(Protocol protocol, String sender, String rawText, Charset charset) {
        LaboratoryMessage message = message(protocol, sender, rawText, charset);
        Optional<Long> alone = ownTransaction.execute(
                status -> messages.findBySha256(message.sha256()).isEmpty()
                        ? Optional.of(messages.save(message.attempted(1, node, time.now()))
                                .id())
                        : Optional.empty());
        if (alone.isPresent()) {
            underWay.add(alone.get());
            return new Arrived(alone.get(), Optional.empty());
        }
        long copy = keep(message);
        return new Arrived(copy, begin(copy));
    }

    /** Keeps a message as received; what it says is for {@link #process}. @return its number in the inbox */
    long keep(Protocol protocol, String source, String rawText) {
        return keep(message(
                protocol, source == null ? Hl7Header.of(rawText).sender() : source, rawText, StandardCharsets.UTF_8));
    }

    private long keep(LaboratoryMessage message) {
        return ownTransaction.execute(status -> messages.save(message).id());
    }

    private LaboratoryMessage message(Protocol protocol, String sender, String rawText, Charset charset) {
        return new LaboratoryMessage(
                null,
                protocol,
                sender.substring(0, Math.min(sender.length(), LONGEST_SOURCE)),
                rawText,
                charset == null ? null : charset.name(),
                Sha256.of(rawText.getBytes(StandardCharsets.UTF_8)),
                time.now(),
                State.RECEIVED,
                null,
                null,
                0,
                null,
                null);
    }

    /** Brings the results of a kept message to the patients. A message that breaks it down is kept for a person. */
    Taken process(long messageId) {
        return begin(messageId).orElseGet(() -> read(messageId));
    }

    /**
     * Notes, for good, that a message is about to be read: where the program ends with it, the next start knows. A message
     * that ended its readers twice, in whatever copy, is set aside and not read again before a person says so.
     *
     * @return what became of the message where it must not be read
     */
    Optional<Taken> begin(long messageId) {
        Optional<Taken> aside = user.asSystem(() -> ownTransaction.execute(status -> {
            LaboratoryMessage message = locked(messageId);
            List<LaboratoryMessage> copies = messages.findBySha256(message.sha256());
            Optional<LaboratoryMessage> before = copies.stream()
                    .filter(copy ->
                            copy.state() == State.FAILED && copy.id() != messageId && message.state() == State.RECEIVED)
                    .findFirst();
            if (before.isPresent()) {
                return Optional.of(end(
                                message,
                                State.DUPLICATE,
                                "set aside as message " + before.get().id(),
                                List.of())
                        .taken());
            }
            if (copies.stream().mapToInt(this::counted).sum() >= ATTEMPTS) {
                LOG.error("Laboratory message {} is set aside: it ended its reader twice", messageId);
                return Optional.of(asked(message, failed(message, "it ended its reader twice", List.of())));
            }
            int begun = message.attempts() + (underWay.contains(messageId) ? 0 : 1);
            messages.save(message.attempted(begun, node, time.now()));
            return Optional.<Taken>empty();
        }));
        if (aside.isEmpty()) {
            underWay.add(messageId);
        }
        return aside;
    }

    private int counted(LaboratoryMessage message) {
        return message.attempts() - (underWay.contains(message.id()) || underWayElsewhere(message) ? 1 : 0);
    }

    /** Whether another node may be at it: nobody says of an attempt as young as this that it has ended its reader. */
    private boolean underWayElsewhere(LaboratoryMessage message) {
        return message.attemptBy() != null
                && !message.attemptBy().equals(node)
                && message.attemptAt().plus(patience).isAfter(time.now());
    }

    /** What ended by a fault of connections or locks was no attempt, whoever reads the message next. */
    private void takeBack(long messageId) {
        try {
            ownTransaction.executeWithoutResult(status -> {
                LaboratoryMessage message = locked(messageId);
                if (node.equals(message.attemptBy())) {
                    messages.save(message.attempted(Math.max(0, message.attempts() - 1)));
                }
            });
            underWay.remove(messageId);
        } catch (RuntimeException e) {
            // the database may not be there to note it: while this node runs, it knows
            LOG.warn(
                    "The attempt on laboratory message {} is not taken back: {}",
                    messageId,
                    e.getClass().getName());
        }
    }

    /** Reads a message of which this was noted. */
    Taken read(long messageId) {
        boolean last = false;
        for (int faults = 0; ; ) {
            boolean apart = last;
            try {
                Taken taken = asSystem(messageId, message -> judge(message, apart));
                underWay.remove(messageId);
                return taken;
            } catch (RuntimeException e) {
                // only its kind: what it says could name the patient
                String kind = e.getClass().getName();
                if (PassingFault.is(e)) {
                    if (++faults < PATIENCE) {
                        continue;
                    }
                    takeBack(messageId);
                    LOG.warn("Laboratory message {} is processed later: {}", messageId, kind);
                    return new Taken(messageId, State.RECEIVED, "kept, and processed later", List.of());
                }
                underWay.remove(messageId);
                if (last) {
                    LOG.error("Laboratory message {} could not be processed; a person is asked: {}", messageId, kind);
                    return asSystem(messageId, message -> failed(message, said(e), issues(message, e)));
                }
                Optional<Taken> aside = begin(messageId);
                if (aside.isPresent()) {
                    return aside.get();
                }
                last = true;
            } catch (Error e) {
                underWay.remove(messageId);
                throw e;
            }
        }
    }

    /** A message at which a reader broke down that is not ours. */
    Taken setAside(long messageId, Throwable fault) {
        underWay.remove(messageId);
        return asSystem(messageId, message -> failed(message, said(fault), issues(message, new Unreadable(fault))));
    }

    /** Somebody wants a message read again that was set aside: it gets its attempts anew. */
    void readmit(long messageId) {
        ownTransaction.executeWithoutResult(
                status -> messages.findBySha256(get(messageId).sha256())
                        .forEach(copy -> messages.save(locked(copy.id()).attempted(0))));
    }

    private static String said(Throwable fault) {
        return fault.getMessage() == null
                ? fault.getClass().getSimpleName()
                : fault.getClass().getSimpleName() + ": " + fault.getMessage();
    }

    /** For its sender, where it was the reading that broke down: nothing in it is known to be wrong. */
    private static List<Issue> issues(LaboratoryMessage message, RuntimeException fault) {
        return fault instanceof Unreadable
                ? List.of(new Issue(
                        "",
                        "could not be read here, which need not be a fault of the message. It is kept as message %d, and a person is asked"
                                .formatted(message.id())))
                : List.of();
    }

    /** The sender of a message has no rights to a patient's processes; what arrives is the clinic's own work. */
    private Taken asSystem(long messageId, Function<LaboratoryMessage, Processed> work) {
        return user.asSystem(() -> ownTransaction.execute(status -> {
            LaboratoryMessage message = locked(messageId);
            return asked(message, work.apply(message));
        }));
    }

    private Taken asked(LaboratoryMessage message, Processed processed) {
        askPeople(message.id(), processed.waiting());
        return processed.taken();
    }

    /**
     * The same in the transaction of a person's task, who is asked again where something still waits.
     *
     * @return the first thing that still waits
     * @throws SubmissionRefused where the message can still not be read
     */
    Optional<Waiting> processAgain(long messageId) {
        LaboratoryMessage message = locked(messageId);
        try {
            // what breaks down would undo the person's answer; whoever replays the message has it read once more
            return settled(message).orElseGet(() -> judge(message, false)).waiting();
        } catch (Unreadable e) {
            throw new SubmissionRefused(
                    "This message can still not be read. Ask the laboratory, and settle it by hand");
        }
    }

    /** Notes that a message was refused before anybody could read it. */
    void refuse(long messageId, String problem) {
        ownTransaction.executeWithoutResult(status -> {
            LaboratoryMessage message = locked(messageId);
            if (message.state() == State.RECEIVED) {
                messages.save(message.with(State.REFUSED, problem, time.now()));
            }
        });
        underWay.remove(messageId);
    }

    /** The state of a message. */
    State state(long messageId) {
        return get(messageId).state();
    }

    /** Messages in this state, or all but those that were refused; received on or after this day, or ever. */
    List<Long> ids(State state, LocalDate since) {
        List<Long> ids = state == null ? messages.findIdsNotIn(State.REFUSED.name()) : messages.findIds(state.name());
        return since == null
                ? ids
                : ids.stream()
                        .filter(id -> !time.dateOf(get(id).receivedAt()).isBefore(since))
                        .toList();
    }

    /** Processes what was kept and not processed: the application had stopped in between. @return how many */
    int processLeftOver(Duration patience) {
        List<Long> left = messages.findIds(State.RECEIVED.name()).stream()
                .filter(id -> {
                    LaboratoryMessage message = get(id);
                    return message.receivedAt().plus(patience).isBefore(time.now()) && !underWayElsewhere(message);
                })
                .toList();
        if (!left.isEmpty()) {
            LOG.warn("{} laboratory messages had been left unprocessed; they are processed now", left.size());
        }
        for (long each : left) {
            try {
                process(each);
            } catch (RuntimeException e) {
                LOG.error(
                        "Laboratory message {} could not be processed; it is tried again: {}",
                        each,
                        e.getClass().getName());
            }
        }
        return left.size();
    }

    // ---------------------------------------------------------------- what a person decides

    /**
     * Keeps whose results a message brings, or that they are nobody's.
     *
     * @param part which of the message's patients
     * @throws SubmissionRefused when no patient under way has this number and date of birth
     */
    void assign(long messageId, int part, AssignLaboratoryMessage answer) {
        switch (answer.assignment()) {
            case ASSIGN ->
                assign(
                        messageId,
                        part,
                        answer.patientNumber().orElseThrow(),
                        answer.birthDate().orElseThrow());
            case DISCARD ->
                decide(messageId, part, Matter.PATIENT, null, answer.reason().orElseThrow());
            case AGAIN -> {}
        }
    }

    private void assign(long messageId, int part, String patientNumber, LocalDate birthDate) {
        if (patients.find(patientNumber)
                .filter(patient -> patient.active() && patient.birthDate().equals(birthDate))
                .isEmpty()) {
            throw new SubmissionRefused(
                    "Patient number: no patient under way has the number %s and this date of birth. Check both against the hospital record"
                            .formatted(patientNumber));
        }
        decide(messageId, part, Matter.PATIENT, patientNumber, "Assigned to patient " + patientNumber);
    }

    /** Keeps that what could not be filed of this part of a message needs nothing more, where that is the answer. */
    void settle(long messageId, int part, SettleLaboratoryMessage answer) {
        if (answer.settlement() == SettleLaboratoryMessage.Settlement.SETTLED) {
            decide(messageId, part, Matter.CONTENT, null, answer.reason().orElseThrow());
        }
    }

    private void decide(long messageId, int part, Matter matter, String patientNumber, String reason) {
        decisions.save(
                new LaboratoryDecision(null, messageId, part, matter, patientNumber, reason, user.id(), time.now()));
    }

    // ---------------------------------------------------------------- one message

    private record Processed(Taken taken, Optional<Waiting> waiting) {}

    /** @param apart whether what breaks down of a message whose parts stand alone is left to a person, and the rest filed */
    private Processed judge(LaboratoryMessage message, boolean apart) {
        Optional<LaboratoryMessage> waitsAlready = messages.findEarlier(message.sha256(), message.id()).stream()
                .filter(earlier -> earlier.state() == State.WAITING)
                .findFirst();
        if (waitsAlready.isPresent()) {
            return end(
                    message,
                    State.DUPLICATE,
                    "waits as message " + waitsAlready.get().id(),
                    List.of());
        }
        try {
            Reading reading = reading(message);
            if (reading.empty()) {
                return end(message, State.REFUSED, inWords(reading.refused()), reading.refused());
            }
            Filed filed =
                    filing.file(message, reading, decisions.findDecided(message.sha256()), apart && reading.apart());
            String outcome = filed.outcome().stream().distinct().collect(Collectors.joining("; "));
            if (!filed.waiting().isEmpty()) {
                Taken ended =
                        end(message, State.WAITING, outcome, reading.refused()).taken();
                return new Processed(ended.asking(filed.questions()), Optional.of(mostUrgent(filed.waiting())));
            }
            if (filed.known() && message.filed()) {
                // replayed: it stays what it was, and where its results came from
                messages.save(message.attempted(0));
                return new Processed(
                        new Taken(message.id(), message.state(), message.outcome(), List.of(), filed.questions()),
                        Optional.empty());
            }
            Taken ended = end(message, filed.known() ? State.DUPLICATE : State.PROCESSED, outcome, reading.refused())
                    .taken();
            return new Processed(ended.asking(filed.questions()), Optional.empty());
        } catch (Refused e) {
            return end(message, State.REFUSED, e.getMessage(), e.issues());
        }
    }

    private static Waiting mostUrgent(List<Waiting> waiting) {
        return waiting.stream().filter(Waiting::critical).findFirst().orElse(waiting.get(0));
    }

    /** The readers hold nothing that the end of the stack, which nesting reaches, could leave undone. */
    private Reading reading(LaboratoryMessage message) throws Refused {
        try {
            return message.protocol() == Protocol.FHIR
                    ? fhir.read(message.rawText())
                    : hl7.read(text(message), senders.of(message.source()));
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unreadable(e);
        }
    }

    /** Where no character set fitted when it came, those of today's settings are tried. */
    private String text(LaboratoryMessage message) {
        if (message.charset() != null) {
            return message.rawText();
        }
        Hl7Text again = Hl7Text.of(message.rawText().getBytes(Hl7Text.BYTES), charsets, senders::of)
                .get(0);
        if (again.charset() == null) {
            throw new Unreadable(new CharacterCodingException());
        }
        return again.text();
    }

    /** A message that broke down, and of which a person has said what became of it: nobody is asked again. */
    private Optional<Processed> settled(LaboratoryMessage message) {
        return decisions.findDecided(message.sha256()).stream()
                .filter(each -> each.part() == 0 && each.messageId() == message.id())
                .reduce((earlier, later) -> later)
                .map(each -> end(
                        message,
                        State.PROCESSED,
                        "settled by %s: %s".formatted(each.decidedBy(), each.reason()),
                        List.of()));
    }

    private Processed failed(LaboratoryMessage message, String why, List<Issue> issues) {
        return settled(message).orElseGet(() -> ask(message, why, issues));
    }

    private Processed ask(LaboratoryMessage message, String why, List<Issue> issues) {
        Processed ended = end(message, State.FAILED, why, issues);
        return new Processed(
                ended.taken(),
                Optional.of(new Waiting(
                        0,
                        Matter.CONTENT,
                        null,
                        "The message could not be processed (SAF-7); nothing of it is on file",
                        message.rawText(),
                        false)));
    }

    private static String inWords(List<Issue> issues) {
        return issues.stream().map(Issue::toString).collect(Collectors.joining("; "));
    }

    private Processed end(LaboratoryMessage message, State state, String outcome, List<Issue> issues) {
        messages.save(message.with(state, outcome, time.now()));
        return new Processed(new Taken(message.id(), state, outcome, issues), Optional.empty());
    }

    /** One process a message asks people, one after the other, until nothing waits. */
    private void askPeople(long messageId, Optional<Waiting> waiting) {
        String key = "laboratoryMessage-" + messageId;
        if (waiting.isEmpty()) {
            processes.endBeside(key, "Nothing of the message waits any more", PROCESS);
        } else if (!processes.runs(PROCESS, key)) {
            processes.startBeside(PROCESS, key, LaboratoryInboxVariables.of(messageId, waiting.get()));
        }
    }

    private LaboratoryMessage locked(long messageId) {
        return messages.findForUpdateById(messageId).orElseThrow(() -> unknown(messageId));
    }

    private LaboratoryMessage get(long messageId) {
        return messages.findById(messageId).orElseThrow(() -> unknown(messageId));
    }

    private static IllegalArgumentException unknown(long messageId) {
        return new IllegalArgumentException("The inbox has no message %d".formatted(messageId));
    }
}
