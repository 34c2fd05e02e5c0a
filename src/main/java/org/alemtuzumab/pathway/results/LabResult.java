package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One laboratory result as entered, with the closed interval in the canonical unit that the report allows: for an
 * ordinary number both ends are equal, for a censored one ("&lt;0.01") they are not (SAF-9). An open end is the next
 * number that the computer knows, so "&gt;200" is just above 200 and never 200 itself.
 */
public record LabResult(
        @Id Long id,
        String patientNumber,
        String analyte,
        LocalDate collectedOn,
        String reported,
        String state,
        String problem,
        Double lowValue,
        Double highValue,
        String code,
        Double lowerLimit,
        Double upperLimit,
        String limitSource,
        String context,
        Long roundId,
        Long followUpId,
        String recordedBy,
        OffsetDateTime recordedAt,
        OffsetDateTime evaluatedAt) {

    static final String VALID = "VALID";
    static final String QUARANTINED = "QUARANTINED";

    public boolean valid() {
        return VALID.equals(state);
    }

    /** SAF-1: kept, shown, never evaluated. */
    public boolean quarantined() {
        return QUARANTINED.equals(state);
    }

    /** Whether it is one number, neither censored nor coded. */
    public boolean exact() {
        return lowValue != null && lowValue.equals(highValue);
    }

    /** The same, if the report meant these values: for the urgency of a question (SAF-1), never to be stored. */
    public LabResult assumed(double low, double high) {
        return with(VALID, low, high, followUpId, evaluatedAt);
    }

    LabResult evaluated(OffsetDateTime at) {
        return with(state, lowValue, highValue, followUpId, at);
    }

    LabResult claimedBy(Long newFollowUpId) {
        return with(state, lowValue, highValue, newFollowUpId, evaluatedAt);
    }

    private LabResult with(
            String newState, Double newLow, Double newHigh, Long newFollowUpId, OffsetDateTime newEvaluatedAt) {
        return new LabResult(
                id,
                patientNumber,
                analyte,
                collectedOn,
                reported,
                newState,
                problem,
                newLow,
                newHigh,
                code,
                lowerLimit,
                upperLimit,
                limitSource,
                context,
                roundId,
                newFollowUpId,
                recordedBy,
                recordedAt,
                newEvaluatedAt);
    }
}
