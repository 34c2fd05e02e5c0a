package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;

/**
 * Vital signs while the infusion runs, and what the nurse does with it (INF-09, INF-12, INF-21).
 *
 * @param action not asked for beside a serious sign, which stops the infusion
 * @param rate mL per hour, where it is changed
 * @param callFor what a physician is called for
 */
record RecordVitalSigns(
        MeasuredNow measured,
        How condition,
        ObservedSigns signs,
        Optional<Action> action,
        Optional<StoppedFor> stoppedFor,
        Optional<Double> rate,
        Optional<String> reason,
        boolean callPhysician,
        Optional<String> callFor) {

    /** How the patient is. */
    enum How {
        WELL,
        MILD,
        MODERATE,
        SERIOUS
    }

    enum StoppedFor {
        REACTION,
        OTHER
    }

    /** As it was read, before anything was made of it. */
    VitalSigns reading(InfusionDayRef day, String by, ClinicTime time) {
        return new VitalSigns(
                null,
                day,
                Phase.INFUSION,
                null,
                measured.measured(),
                signs.state(Condition.valueOf(condition.name()), time),
                new InEffect(action.orElse(null), rate.orElse(null), reason.orElse(null)),
                null,
                null,
                by);
    }

    /** INF-12: a stop is for how the patient is, unless another cause is named. */
    boolean stopsForReaction() {
        return action.filter(Action.STOP::equals).isPresent()
                && stoppedFor.filter(StoppedFor.OTHER::equals).isEmpty();
    }

    /** What the nurse asks of a physician. */
    Optional<String> asked() {
        return callPhysician ? Optional.of(callFor.orElseThrow()) : Optional.empty();
    }
}
