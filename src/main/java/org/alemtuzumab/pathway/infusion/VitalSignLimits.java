package org.alemtuzumab.pathway.infusion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.decision.Decisions;
import org.springframework.stereotype.Component;

/** The limits of the table assessVitalSigns (INF-09). */
@Component
class VitalSignLimits {

    private final Decisions decisions;

    VitalSignLimits(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param morning the check that a reading is compared with; empty for the check itself, the reference of its day */
    Limits passed(Measured measured, Optional<Measured> morning) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("temperature", measured.temperature());
        facts.put("systolic", measured.systolic());
        facts.put("diastolic", measured.diastolic());
        facts.put("heartRate", measured.heartRate());
        facts.put("oxygen", measured.oxygen());
        Double rise = morning.map(Measured::systolic)
                .map(before -> 100 * (measured.systolic() - before) / before)
                .orElse(null);
        facts.put("systolicRisePercent", rise);
        facts.put("systolicFallPercent", rise == null ? null : -rise);
        facts.put(
                "heartRateRise",
                morning.map(Measured::heartRate)
                        .map(before -> measured.heartRate() - before)
                        .orElse(null));
        return Limits.of(decisions.rows("assessVitalSigns", facts));
    }

    /** INF-19: whether a temperature, in °C, is fever. */
    boolean fever(double temperature) {
        return passed(new Measured(null, null, null, temperature, null), Optional.empty()).passed().stream()
                .anyMatch(limit -> limit.sign() == Sign.TEMPERATURE);
    }
}
