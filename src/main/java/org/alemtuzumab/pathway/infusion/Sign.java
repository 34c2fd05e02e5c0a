package org.alemtuzumab.pathway.infusion;

import java.util.function.Function;
import org.alemtuzumab.pathway.text.Spelled;

/** A vital sign, as the table assessVitalSigns names it (INF-09). */
enum Sign implements Spelled {
    TEMPERATURE(Measured::temperature),
    SYSTOLIC(Measured::systolic),
    DIASTOLIC(Measured::diastolic),
    HEART_RATE(Measured::heartRate),
    OXYGEN(Measured::oxygen);

    private final Function<Measured, Double> value;

    Sign(Function<Measured, Double> value) {
        this.value = value;
    }

    /** Null where it was not measured. */
    Double in(Measured measured) {
        return value.apply(measured);
    }
}
