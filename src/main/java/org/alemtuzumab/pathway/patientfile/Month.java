package org.alemtuzumab.pathway.patientfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One month of monitoring.
 *
 * @param anchor the last infusion, from which it is counted
 * @param state as the round keeps it
 * @param collected the days of its samples
 * @param gap days since the sample before its first; null where there is none
 */
public record Month(LocalDate anchor, int number, LocalDate dueOn, String state, List<LocalDate> collected, Long gap) {

    private static final Map<String, String> WORDS = Map.of(
            "OPEN", "open",
            "COMPLETE", "complete",
            "PARTIAL", "partial",
            "MISSED", "missed",
            "SUPERSEDED", "superseded",
            "LATE_COMPLETE", "complete, late",
            "LATE_PARTIAL", "partial, late");

    public String words() {
        return WORDS.getOrDefault(state, state);
    }

    /** The style of its cell: colour is never the only sign, its words stand in it. */
    public String style() {
        return words().split("[ ,]")[0];
    }
}
