package org.alemtuzumab.pathway.infusion;

/**
 * Vital signs as they were measured at one time (INF-09). Null: not measured.
 *
 * @param heartRate per minute
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param temperature °C
 * @param oxygen saturation in %; null in readings of earlier releases, too
 */
record Measured(Double heartRate, Double systolic, Double diastolic, Double temperature, Double oxygen) {

    static final Measured NOTHING = new Measured(null, null, null, null, null);

    /** "165/95 mmHg · 80/min · 36.8 °C · 97 %". */
    String inWords() {
        return "%.0f/%.0f mmHg · %.0f/min · %.1f °C%s"
                .formatted(
                        systolic,
                        diastolic,
                        heartRate,
                        temperature,
                        oxygen == null ? "" : " · %.0f %%".formatted(oxygen));
    }
}
