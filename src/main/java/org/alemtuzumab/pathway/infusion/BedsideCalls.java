package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.BedsideCall.Answer;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls of a physician to an infusion day. Beside a running infusion one at a time is open: whoever comes sees all
 * readings; before an infusion the day itself waits for the answer.
 */
@Component("bedsideCalls")
@Transactional
public class BedsideCalls {

    static final String CALLED = "physicianCalled";
    static final String TAKEN_BACK = "physicianNotNeeded";
    private static final int LONGEST = 1900;

    private final BedsideCallRepository calls;
    private final Messages messages;
    private final ClinicTime time;

    BedsideCalls(BedsideCallRepository calls, Messages messages, ClinicTime time) {
        this.calls = calls;
        this.messages = messages;
        this.time = time;
    }

    /** Asks, and the infusion day waits for the answer. @return the id of the call */
    long ask(InfusionDayRef day, Kind kind, String situation, Double plannedRate) {
        return calls.save(new BedsideCall(
                        null,
                        day,
                        kind,
                        situation.length() <= LONGEST ? situation : situation.substring(0, LONGEST) + "…",
                        plannedRate,
                        time.now(),
                        null))
                .id();
    }

    /** Calls a physician while the nurse goes on reading; one who was called for the same is not called twice. */
    void call(InfusionDayRef day, Kind kind, String situation) {
        List<BedsideCall> open = of(day).stream().filter(BedsideCall::open).toList();
        if (open.stream().anyMatch(call -> call.kind() == kind)) {
            return;
        }
        open.stream().filter(BedsideCalls::besideReadings).forEach(this::withdraw);
        begin(day, kind, situation, null);
    }

    /** Calls a physician because the nurse wishes it; what was asked before and is not answered yet is asked anew with it. */
    void request(InfusionDayRef day, String situation, Double plannedRate) {
        of(day).stream()
                .filter(call -> call.open() && call.kind() == Kind.REQUEST)
                .forEach(this::withdraw);
        begin(day, Kind.REQUEST, situation, plannedRate);
    }

    private void begin(InfusionDayRef day, Kind kind, String situation, Double plannedRate) {
        long id = ask(day, kind, situation, plannedRate);
        messages.start(
                CALLED,
                day.patientNumber(),
                Map.of(
                        BedsideDecisionVariables.PATIENT_NUMBER.name(), day.patientNumber(),
                        BedsideDecisionVariables.COURSE_NUMBER.name(), day.courseNumber(),
                        BedsideDecisionVariables.DAY_NUMBER.name(), day.dayNumber(),
                        BedsideDecisionVariables.CALL_ID.name(), id));
    }

    /** A reading inside the limits: nobody need come for the last one any more (INF-09). */
    void notNeeded(InfusionDayRef day) {
        of(day).stream()
                .filter(call -> call.open() && (call.kind() == Kind.READING || call.kind() == Kind.LEAVING))
                .forEach(this::withdraw);
    }

    /** The patient has left, or was handed over: what was asked at the bedside is over; what holds the next dose is not. */
    void dayClosed(InfusionDayRef day) {
        of(day).stream()
                .filter(call -> call.open() && call.kind() != Kind.DURATION)
                .forEach(this::withdraw);
    }

    private void withdraw(BedsideCall call) {
        calls.save(call.answered(new Answer(Decision.NOT_NEEDED, null, null, time.now())));
        messages.tell(
                TAKEN_BACK, call.day().patientNumber(), Map.of(BedsideDecisionVariables.CALL_ID.name(), call.id()));
    }

    private static boolean besideReadings(BedsideCall call) {
        return Set.of(Kind.READING, Kind.REACTION, Kind.LEAVING, Kind.REQUEST).contains(call.kind());
    }

    /** @throws SubmissionRefused when it has been answered already */
    void decide(long id, DecideAtBedside decided, String by) {
        BedsideCall call = get(id);
        if (!call.open()) {
            throw new SubmissionRefused("Your decision: this has been answered already. Reload the list of tasks");
        }
        calls.save(call.answered(new Answer(decided.decided(), decided.reason(), by, time.now())));
    }

    BedsideCall get(long id) {
        return calls.findById(id).orElseThrow();
    }

    List<BedsideCall> of(InfusionDayRef day) {
        return calls.findByDayOrderById(day);
    }

    /** The last call to this day that is open or answered. */
    Optional<BedsideCall> last(InfusionDayRef day) {
        return of(day).stream()
                .filter(call -> !call.decided(Decision.NOT_NEEDED))
                .reduce((earlier, later) -> later);
    }

    /** The last answer of a physician to one of these questions that was given after that moment. */
    Optional<BedsideCall> answeredSince(InfusionDayRef day, OffsetDateTime since, Set<Kind> kinds) {
        return of(day).stream()
                .filter(call -> kinds.contains(call.kind()) && call.answeredSince(since))
                .reduce((earlier, later) -> later);
    }

    /** The calls asked since then, after which it might go on. */
    Stream<BedsideCall> letGoOn(InfusionDayRef day, OffsetDateTime since) {
        return of(day).stream()
                .filter(call -> call.decided(Decision.GO_ON) && !call.askedAt().isBefore(since));
    }

    /** goOn, wait, repeat or stop; null until a physician has answered. */
    @ForModels
    public String decision(Long callId) {
        BedsideCall call = get(callId);
        return call.open() ? null : call.answer().decision().spelled();
    }

    /** What becomes of an infusion day after this answer, unless it goes on: not fit, or checked anew where it is not begun in time. */
    @ForModels
    public String dayOutcome(Long callId) {
        return (get(callId).decided(Decision.STOP) ? Fitness.Outcome.NOT_FIT : Fitness.Outcome.MOVED).spelled();
    }

    /** Why nothing is infused after this answer; null where it may be. */
    @ForModels
    public String heldBecause(Long callId) {
        BedsideCall call = get(callId);
        return call.decided(Decision.STOP)
                ? "A physician has decided: %s".formatted(call.answer().reason())
                : null;
    }
}
