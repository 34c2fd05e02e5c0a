package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the answers of physicians mean for an infusion and its readings from then on (INF-09, INF-12). */
@Component
@Transactional(readOnly = true)
class PhysicianAnswers {

    private static final Set<Kind> OF_READINGS = Set.of(Kind.READING, Kind.REACTION, Kind.LEAVING);
    private static final Set<Kind> WHILE_IT_RUNS = Set.of(Kind.READING, Kind.REACTION, Kind.REQUEST);
    private static final Set<Kind> OF_LEAVING = Set.of(Kind.SERIOUS, Kind.LEAVING);

    private final BedsideCalls calls;
    private final Readings readings;
    private final ClinicTime time;

    PhysicianAnswers(BedsideCalls calls, Readings readings, ClinicTime time) {
        this.calls = calls;
        this.readings = readings;
        this.time = time;
    }

    /** The answer that stopped the running infusion for good. */
    Optional<BedsideCall.Answer> stopped(InfusionDayRef day) {
        return calls.of(day).stream()
                .filter(call -> call.decided(Decision.STOP) && WHILE_IT_RUNS.contains(call.kind()))
                .map(BedsideCall::answer)
                .findFirst();
    }

    /** INF-09: whether a caution stands behind no signature that is in time, or is worse than what was signed for. */
    boolean unsigned(VitalSigns reading, Limits limits) {
        return limits.level() == Level.CAUTION && !signed(reading, limits);
    }

    private boolean signed(VitalSigns reading, Limits limits) {
        Optional<OffsetDateTime> signedAt = calls.answeredSince(reading.day(), OffsetDateTime.MIN, OF_READINGS)
                .filter(call -> call.decided(Decision.GO_ON))
                .map(call -> call.answer().decidedAt());
        Optional<Measured> seen = signedAt.flatMap(at -> readings.of(reading.day()).stream()
                .filter(each -> !each.measuredAt().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(VitalSigns::measured));
        return seen.isPresent()
                && limits.passed().stream()
                        .filter(limit -> limit.level() == Level.CAUTION)
                        .allMatch(limit -> covers(signedAt.get(), limit)
                                && limit.sign().in(seen.get()) != null
                                && !limit.worsened(
                                        limit.sign().in(seen.get()),
                                        limit.sign().in(reading.measured())));
    }

    private boolean covers(OffsetDateTime signedAt, Limits.Passed limit) {
        return limit.signedFor() != null && !time.now().isAfter(signedAt.plus(limit.signedFor()));
    }

    /** INF-12: whether the infusion is paused for a reaction after which only a physician lets it go on. */
    boolean pausedForReaction(InfusionDayRef day) {
        List<VitalSigns> paused = new ArrayList<>();
        for (VitalSigns reading : readings.of(day)) {
            if (reading.paused()) {
                paused.add(reading);
            } else {
                paused.clear();
            }
        }
        return paused.stream()
                .filter(reading -> reading.state().needsPhysicianToRestart())
                .reduce((earlier, later) -> later)
                .filter(last -> !letGoOn(last, Kind.REACTION))
                .isPresent();
    }

    /** INF-12: goOn once a physician has closed the last emergency of the day, wait until then; empty without any. */
    Optional<Decision> closing(InfusionDayRef day) {
        return readings.of(day).stream()
                .filter(VitalSigns::emergency)
                .reduce((earlier, later) -> later)
                .map(last -> letGoOn(last, Kind.SERIOUS) ? Decision.GO_ON : Decision.WAIT);
    }

    private boolean letGoOn(VitalSigns reading, Kind kind) {
        return calls.answeredSince(reading.day(), reading.measuredAt(), Set.of(kind))
                .filter(call -> call.decided(Decision.GO_ON))
                .isPresent();
    }

    /** Whether a physician has last said that the patient does not leave, but is admitted. */
    boolean admitted(InfusionDayRef day) {
        return calls.answeredSince(day, OffsetDateTime.MIN, OF_LEAVING)
                .filter(call -> call.decided(Decision.STOP))
                .isPresent();
    }
}
