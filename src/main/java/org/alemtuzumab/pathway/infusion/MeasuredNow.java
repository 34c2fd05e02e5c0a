package org.alemtuzumab.pathway.infusion;

import java.util.Optional;

/** Vital signs as a form asks for them (INF-09). @param oxygen not asked for in tasks of earlier releases */
record MeasuredNow(Double heartRate, Double systolic, Double diastolic, Double temperature, Optional<Double> oxygen) {

    Measured measured() {
        return new Measured(heartRate, systolic, diastolic, temperature, oxygen.orElse(null));
    }
}
