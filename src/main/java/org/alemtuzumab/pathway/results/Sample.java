package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Whose and which sample results belong to.
 *
 * @param context BASELINE, ROUND, INFUSION, FOLLOW_UP, PROPHYLAXIS or REPORT
 * @param roundId the round it was taken for, or null
 * @param followUpId the repeat or reflex test it was taken for, or null
 */
public record Sample(
        String patientNumber, LocalDate collectedOn, String context, Long roundId, Long followUpId, String recordedBy) {

    private static final Set<String> CONTEXTS =
            Set.of("BASELINE", "ROUND", "INFUSION", "FOLLOW_UP", "PROPHYLAXIS", "REPORT");

    public Sample {
        Objects.requireNonNull(patientNumber, "patientNumber");
        Objects.requireNonNull(collectedOn, "collectedOn");
        if (!CONTEXTS.contains(context)) {
            throw new IllegalArgumentException("Unknown context of a sample: " + context);
        }
    }
}
