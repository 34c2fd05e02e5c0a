package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;
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
        String lowerLimitSource,
        String upperLimitSource,
        String context,
        Long roundId,
        Long followUpId,
        String recordedBy,
        OffsetDateTime recordedAt,
        OffsetDateTime evaluatedAt,
        String accession,
        String source,
        String stage,
        OffsetDateTime collectedAt,
        OffsetDateTime issuedAt,
        Long messageId) {

    static final String VALID = "VALID";
    static final String QUARANTINED = "QUARANTINED";
    /** Another value has taken its place; kept as it was (SAF-4). */
    static final String SUPERSEDED = "SUPERSEDED";
    /** Its laboratory says that it should not exist; kept as it was (SAF-4). */
    static final String ENTERED_IN_ERROR = "ENTERED_IN_ERROR";

    /** Whose reference limit judges a value: each end has its own. */
    public static final String LABORATORY = "laboratory";

    static final String CENTRE = "centre";

    /**
     * By time, as far as it is known, and never by the order in which results arrived, where their laboratory gave a time or
     * a number.
     */
    static final Comparator<LabResult> IN_TIME = Comparator.comparing(LabResult::collectedOn)
            .thenComparing(LabResult::collectedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(LabResult::accession, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(result -> result.accession() == null ? "" : result.reported())
            .thenComparing(LabResult::id);

    public boolean valid() {
        return VALID.equals(state);
    }

    /** SAF-1: kept, shown, never evaluated. */
    public boolean quarantined() {
        return QUARANTINED.equals(state);
    }

    /** Whether it counts: readable or not, nobody has replaced or withdrawn it. */
    public boolean current() {
        return valid() || quarantined();
    }

    /** Whether a number lies outside its reference range, at least in part; what has no range does not. */
    public boolean outsideRange() {
        return upperLimit != null
                && lowValue != null
                && (highValue > upperLimit || lowerLimit != null && lowValue < lowerLimit);
    }

    /** Whether the laboratory itself has printed its upper limit. */
    public boolean limitedAboveByLaboratory() {
        return LABORATORY.equals(upperLimitSource);
    }

    /** Whether it was reported, and has been taken back (SAF-4). */
    public boolean takenBack() {
        return ENTERED_IN_ERROR.equals(state) && Stage.valueOf(stage) != Stage.WITHDRAWN;
    }

    /** Whether it is the word by which another was taken back (SAF-4). */
    public boolean saysTakenBack() {
        return Stage.valueOf(stage) == Stage.WITHDRAWN;
    }

    /** Another value was reported for the same sample without a correction flag (SAF-5). */
    public boolean contradicted() {
        return valid() && problem != null;
    }

    /** Whether both have the same number of a laboratory: one number is one sample (SAF-5). */
    public boolean sameNumber(LabResult other) {
        return accession != null && accession.equals(other.accession);
    }

    /** Whether it is one number, neither censored nor coded. */
    public boolean exact() {
        return lowValue != null && lowValue.equals(highValue);
    }

    /** Whether it is the same value of the same test, of whatever sample; what was asked for as a repeat is told apart. */
    public boolean saysTheSame(LabResult other) {
        return analyte.equals(other.analyte)
                && Objects.equals(lowValue, other.lowValue)
                && Objects.equals(highValue, other.highValue)
                && Objects.equals(code, other.code)
                && Objects.equals(followUpId, other.followUpId);
    }

    /** The same, if the report meant these values: for the urgency of a question (SAF-1), never to be stored. */
    public LabResult assumed(double low, double high) {
        return with(VALID, problem, low, high, followUpId, evaluatedAt, accession, source, stage, messageId);
    }

    LabResult evaluated(OffsetDateTime at) {
        return with(state, problem, lowValue, highValue, followUpId, at, accession, source, stage, messageId);
    }

    LabResult claimedBy(Long newFollowUpId) {
        return with(
                state, problem, lowValue, highValue, newFollowUpId, evaluatedAt, accession, source, stage, messageId);
    }

    /** No longer counts; what was judged with it is judged again. */
    LabResult out(String newState) {
        return with(newState, problem, lowValue, highValue, followUpId, null, accession, source, stage, messageId);
    }

    /** Not judged until a person has asked (SAF-1). */
    LabResult unclear(String question) {
        return with(QUARANTINED, question, lowValue, highValue, followUpId, null, accession, source, stage, messageId);
    }

    /** Counts, but another value contradicts it. */
    LabResult contradicted(String by) {
        return with(state, by, lowValue, highValue, followUpId, null, accession, source, stage, messageId);
    }

    /** The laboratory has said that it is right; what was judged with it is judged again. */
    LabResult undisputed() {
        return with(
                state,
                valid() ? null : problem,
                lowValue,
                highValue,
                followUpId,
                null,
                accession,
                source,
                stage,
                messageId);
    }

    /** The laboratory's word on a value that is known already. */
    LabResult confirmed(ReportedValue again) {
        return with(
                state,
                problem,
                lowValue,
                highValue,
                followUpId,
                evaluatedAt,
                again.accession() == null ? accession : again.accession(),
                again.source() == null ? source : again.source(),
                Stage.valueOf(stage).compareTo(again.stage()) < 0
                        ? again.stage().name()
                        : stage,
                messageId == null ? again.messageId() : messageId);
    }

    /**
     * With the limits of the same value reported again: those of a laboratory before the centre's, and of two laboratories'
     * the stricter, whichever came first; where that changes one, what was judged by it is judged again.
     */
    LabResult limitedBy(LabResult again) {
        boolean lower = counts(again.lowerLimit, again.lowerLimitSource, lowerLimit, lowerLimitSource, 1);
        boolean upper = counts(again.upperLimit, again.upperLimitSource, upperLimit, upperLimitSource, -1);
        return new LabResult(
                id,
                patientNumber,
                analyte,
                collectedOn,
                reported,
                state,
                problem,
                lowValue,
                highValue,
                code,
                lower ? again.lowerLimit : lowerLimit,
                upper ? again.upperLimit : upperLimit,
                lower ? again.lowerLimitSource : lowerLimitSource,
                upper ? again.upperLimitSource : upperLimitSource,
                context,
                roundId,
                followUpId,
                recordedBy,
                recordedAt,
                lower || upper ? null : evaluatedAt,
                accession,
                source,
                stage,
                collectedAt,
                issuedAt,
                messageId);
    }

    /** @param inwards 1 where a higher limit is the stricter one, -1 where a lower one is */
    private static boolean counts(Double limit, String source, Double known, String knownSource, int inwards) {
        if (limit == null || known == null) {
            return limit != null;
        }
        return source.equals(knownSource) ? Double.compare(limit, known) * inwards > 0 : source.equals(LABORATORY);
    }

    private LabResult with(
            String newState,
            String newProblem,
            Double newLow,
            Double newHigh,
            Long newFollowUpId,
            OffsetDateTime newEvaluatedAt,
            String newAccession,
            String newSource,
            String newStage,
            Long newMessageId) {
        return new LabResult(
                id,
                patientNumber,
                analyte,
                collectedOn,
                reported,
                newState,
                newProblem,
                newLow,
                newHigh,
                code,
                lowerLimit,
                upperLimit,
                lowerLimitSource,
                upperLimitSource,
                context,
                roundId,
                newFollowUpId,
                recordedBy,
                recordedAt,
                newEvaluatedAt,
                newAccession,
                newSource,
                newStage,
                collectedAt,
                issuedAt,
                newMessageId);
    }
}
