package org.alemtuzumab.pathway.infusion;

/** How far a reading is outside its limits, the worst last (INF-09). */
enum Level {
    INSIDE,
    /** Fever alone (INF-19). */
    SLOW,
    CAUTION,
    ALARM;

    /** As the table says it, and as it is stored. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Level of(Object code) {
        return valueOf(String.valueOf(code).toUpperCase(java.util.Locale.ROOT));
    }
}
