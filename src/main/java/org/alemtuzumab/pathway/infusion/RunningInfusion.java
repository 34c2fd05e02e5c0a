package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every reading of a running infusion is judged when it is entered, by the table assessVitalSigns and against the check of that
 * morning, and what follows holds from that moment on (INF-09, INF-12, INF-21).
 */
@Component
@Transactional
class RunningInfusion {

    private final Readings readings;
    private final PhysicianAnswers answers;
    private final BedsideCalls calls;
    private final InfusionPace pace;
    private final ClinicTime time;

    RunningInfusion(
            Readings readings, PhysicianAnswers answers, BedsideCalls calls, InfusionPace pace, ClinicTime time) {
        this.readings = readings;
        this.answers = answers;
        this.calls = calls;
        this.pace = pace;
        this.time = time;
    }

    /**
     * Stores and judges a reading. A rate above what a nurse may plan is asked of a physician, and the infusion stays as it is
     * until the answer (INF-05).
     *
     * @return the reading with what holds for the infusion now
     */
    VitalSigns record(InfusionDayRef day, RecordVitalSigns entered, String by) {
        VitalSigns reading = entered.reading(day, by, time);
        Optional<BedsideRequest> request = request(reading, entered.asked());
        VitalSigns told = request.map(asked -> reading.holding(
                        (asked.rate() == null ? reading.inEffect() : unchanged(reading)).asking(asked.what())))
                .orElse(reading);
        return judge(told, entered.stopsForReaction(), request);
    }

    private Optional<BedsideRequest> request(VitalSigns reading, Optional<String> asked) {
        Double rate = reading.inEffect().rate();
        Double tooFast = rate == null || pace.planned(reading.day(), rate) ? null : rate;
        return Stream.concat(Stream.ofNullable(tooFast).map("a rate of %.0f mL per hour"::formatted), asked.stream())
                .reduce("%s; %s"::formatted)
                .map(what -> new BedsideRequest(what, tooFast));
    }

    /** INF-05: what holds without a rate that a physician is asked about: until the answer it stays as it is. */
    private InEffect unchanged(VitalSigns reading) {
        boolean paused = reading.inEffect().action() == Action.RESUME
                || readings.last(reading.day()).filter(VitalSigns::paused).isPresent();
        return new InEffect(
                paused ? Action.PAUSE : Action.CONTINUE,
                null,
                reading.inEffect().reason());
    }

    /** @param asked what the nurse asks of a physician; whoever is called for the reading itself reads it, too */
    private VitalSigns judge(VitalSigns reading, boolean stopsForReaction, Optional<BedsideRequest> asked) {
        InfusionDayRef day = reading.day();
        Limits limits = readings.limits(reading);
        boolean emergency = reading.state().serious() || limits.level() == Level.ALARM || stopsForReaction;
        Optional<BedsideCall.Answer> stopped = answers.stopped(day);
        boolean outside = answers.unsigned(reading, limits);
        boolean locked = answers.pausedForReaction(day);
        Action action = reading.inEffect().action();
        if (emergency || stopped.isPresent()) {
            action = Action.STOP;
        } else if (action.goesOn() && (outside || locked)) {
            action = Action.PAUSE;
        } else if (action == Action.CONTINUE && limits.level() == Level.SLOW) {
            action = Action.SLOW;
        }
        String reason = Optional.ofNullable(reading.inEffect().reason())
                .or(() -> stopped.map(BedsideCall.Answer::reason))
                .orElseGet(() -> why(reading, limits));
        VitalSigns kept = readings.keep(
                reading, limits, new InEffect(action, reading.inEffect().rate(), reason), emergency);
        if (emergency) {
            call(kept, Kind.SERIOUS, "**Stopped for a serious sign or an alarm.**");
        } else if (locked || kept.paused() && kept.state().needsPhysicianToRestart()) {
            call(kept, Kind.REACTION, "**Paused for a reaction: only a physician lets it go on (INF-12).**");
        } else if (outside) {
            call(kept, Kind.READING, "**Paused: vital signs outside their limits (INF-09).**");
        } else {
            calls.notNeeded(day);
            asked.ifPresent(each -> calls.request(
                    day,
                    "**The nurse asks (INF-05, INF-09): %s.** %s".formatted(each.what(), readings.inWords(kept)),
                    each.rate()));
        }
        return kept;
    }

    private void call(VitalSigns reading, Kind kind, String why) {
        calls.call(reading.day(), kind, why + " " + readings.inWords(reading));
    }

    private static String why(VitalSigns reading, Limits limits) {
        return reading.state().symptoms() != null
                ? reading.state().symptoms()
                : limits.reasons().isEmpty() ? null : limits.reasons();
    }
}
