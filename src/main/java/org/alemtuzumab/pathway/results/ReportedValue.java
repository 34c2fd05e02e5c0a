package org.alemtuzumab.pathway.results;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.text.Shortened;

/**
 * One value as it was reported, by a person or by a laboratory.
 *
 * @param analyte code of {@code bpmn/analytes.yaml}
 * @param text value with its unit as printed ("98,000 /uL", "&lt;0.01 mIU/L", "1+"); null or blank only where it is withdrawn
 * @param exactDecimal whether it is a structured number, whose point is certainly a decimal point
 * @param reference the laboratory's reference range in the canonical unit; the centre's counts for an end that it leaves
 *     open, and for both where it is null
 * @param accession the laboratory's own number of the sample; null where there is none
 * @param source which laboratory; null where a person entered it
 * @param collectedAt hour of the sample; null where only its day is known
 * @param issuedAt when the laboratory issued this value; null where it does not say
 * @param messageId row of the inbox that brought it; null where a person entered it
 */
public record ReportedValue(
        String analyte,
        String text,
        boolean exactDecimal,
        Range reference,
        Stage stage,
        String accession,
        String source,
        OffsetDateTime collectedAt,
        OffsetDateTime issuedAt,
        Long messageId) {

    /** What a column holds; a longer text is a comment, kept whole in the inbox. */
    private static final int LONGEST = 128;

    public ReportedValue {
        Objects.requireNonNull(analyte, "analyte");
        Objects.requireNonNull(stage, "stage");
        text = text == null ? "" : Shortened.to(LONGEST, text.strip());
        if (text.isEmpty() && stage != Stage.WITHDRAWN) {
            throw new IllegalArgumentException("A reported value needs its text");
        }
    }

    /** What a person typed. */
    public static ReportedValue typed(String analyte, String text) {
        return typed(analyte, text, Stage.FINAL);
    }

    static ReportedValue typed(String analyte, String text, Stage stage) {
        return new ReportedValue(analyte, text, false, null, stage, null, null, null, null, null);
    }

    /** As a result was reported, with the range that it came with. */
    public static ReportedValue again(LabResult result) {
        boolean ownRange = LabResult.LABORATORY.equals(result.lowerLimitSource())
                || LabResult.LABORATORY.equals(result.upperLimitSource());
        return new ReportedValue(
                result.analyte(),
                result.reported(),
                false,
                ownRange ? new Range(result.lowerLimit(), result.upperLimit()) : null,
                Stage.valueOf(result.stage()),
                result.accession(),
                result.source(),
                result.collectedAt(),
                result.issuedAt(),
                result.messageId());
    }

    /** The same of another analyte. */
    ReportedValue of(String code) {
        return new ReportedValue(
                code, text, exactDecimal, reference, stage, accession, source, collectedAt, issuedAt, messageId);
    }

    /** The same with a reference range of the laboratory. */
    public ReportedValue within(Range range) {
        return new ReportedValue(
                analyte, text, exactDecimal, range, stage, accession, source, collectedAt, issuedAt, messageId);
    }
}
