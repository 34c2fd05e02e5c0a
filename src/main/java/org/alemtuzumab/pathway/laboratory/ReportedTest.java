package org.alemtuzumab.pathway.laboratory;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Stage;

/**
 * One test of a message with its value, before anybody knows which analyte it is.
 *
 * @param loinc its LOINC codes, alternative ones too
 * @param localCodes its codes of any other system
 * @param label what the message calls it, for a person
 * @param texts the value without its unit, in every wording that the message gives; empty only where it is withdrawn
 * @param number whether the value is a structured number, whose point is certainly a decimal point
 * @param units every unit that the message gives for this value, the most formal one first
 * @param limits reference range of the laboratory, or null
 * @param issuedAt when the laboratory issued this value; null where it does not say
 * @param comments what the laboratory wrote beside it
 * @param flags its abnormal flags (HL7 table 0078): "H", "LL"
 * @param attachment whether the value is no text but a document or a picture
 */
record ReportedTest(
        List<String> loinc,
        List<String> localCodes,
        String label,
        List<String> texts,
        boolean number,
        List<String> units,
        Limits limits,
        Stage stage,
        OffsetDateTime issuedAt,
        List<String> comments,
        List<String> flags,
        boolean attachment) {

    /** HL7 table 0078: beyond the limits at which a laboratory telephones, or very abnormal. */
    private static final Set<String> CRITICAL = Set.of("LL", "HH", "AA", "LU", "HU");

    ReportedTest {
        loinc = loinc.stream().distinct().toList();
        localCodes = localCodes.stream().distinct().toList();
        texts = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        units = units.stream()
                .map(String::strip)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .toList();
        comments = List.copyOf(comments);
        flags = List.copyOf(flags);
        if (texts.isEmpty() && stage != Stage.WITHDRAWN) {
            throw new IllegalArgumentException("A test needs a value");
        }
    }

    /** A reference range in a unit of its own; an end that is null is open. */
    record Limits(BigDecimal low, BigDecimal high, String unit) {}

    /** Whether the laboratory takes it for dangerous, whatever it is. */
    boolean critical() {
        return flags.stream().anyMatch(CRITICAL::contains);
    }

    /** The same with one comment more. */
    ReportedTest with(String comment) {
        return new ReportedTest(
                loinc,
                localCodes,
                label,
                texts,
                number,
                units,
                limits,
                stage,
                issuedAt,
                Stream.concat(comments.stream(), Stream.of(comment)).toList(),
                flags,
                attachment);
    }

    /** For a person: "8302-2 Body height: 170 cm". */
    String inWords() {
        return "%s%s: %s%s"
                .formatted(
                        loinc.isEmpty() ? "" : String.join("/", loinc) + " ",
                        label.isBlank() ? "test without a name" : label,
                        texts.isEmpty()
                                ? "withdrawn"
                                : texts.get(0)
                                        + units.stream()
                                                .limit(1)
                                                .map(unit -> " " + unit)
                                                .collect(Collectors.joining()),
                        flags.isEmpty() ? "" : " (%s)".formatted(String.join(", ", flags)));
    }
}
