package org.alemtuzumab.pathway.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.number.Decimals;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The value of an Observation as it is printed, with its unit and its reference range. */
final class FhirValue {

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String NORMAL_RANGE = "normal";

    private FhirValue() {}

    /** What it may be read from, best first. */
    static List<String> texts(Type value) {
        if (value instanceof Quantity quantity) {
            String number = quantity.getValue() == null
                    ? "no number"
                    : Decimals.within(quantity.getValue())
                            ? quantity.getValue().toPlainString()
                            : "a number with too many digits";
            return List.of(comparator(quantity) + number);
        }
        if (value instanceof CodeableConcept concept) {
            List<String> names = names(concept).distinct().toList();
            return names.isEmpty() ? List.of("empty code") : names;
        }
        if (value instanceof StringType text) {
            return List.of(text.getValueNotNull().isBlank() ? "empty text" : text.getValueNotNull());
        }
        if (value instanceof IntegerType number) {
            return List.of(number.getValueAsString());
        }
        if (value instanceof BooleanType yesOrNo) {
            return List.of(Boolean.TRUE.equals(yesOrNo.getValue()) ? "yes" : "no");
        }
        return List.of("a value of the type " + value.fhirType());
    }

    private static String comparator(Quantity quantity) {
        return quantity.getComparator() == null ? "" : quantity.getComparator().toCode();
    }

    static List<String> units(Quantity quantity) {
        return Stream.of(UCUM.equals(quantity.getSystem()) ? quantity.getCode() : null, quantity.getUnit())
                .filter(unit -> unit != null)
                .toList();
    }

    /** The one range that is called normal, or called nothing. Several of them are for kinds of people: none is taken. */
    static Limits limits(List<ObservationReferenceRangeComponent> ranges, Type value) {
        List<ObservationReferenceRangeComponent> normal = ranges.stream()
                .filter(range -> !range.hasType()
                        || range.getType().getCoding().stream()
                                .anyMatch(coding -> NORMAL_RANGE.equals(coding.getCode())))
                .toList();
        if (normal.size() != 1) {
            return null;
        }
        ObservationReferenceRangeComponent range = normal.get(0);
        if (!range.hasLow() && !range.hasHigh()) {
            return range.hasText()
                    ? LimitsText.read(range.getText(), unit(value)).orElse(null)
                    : null;
        }
        String low = range.hasLow() ? unit(range.getLow()) : null;
        String high = range.hasHigh() ? unit(range.getHigh()) : null;
        if (low != null && high != null && !low.equals(high)) {
            return null;
        }
        String unit = Stream.of(low, high, unit(value))
                .filter(each -> each != null && !each.isEmpty())
                .findFirst()
                .orElse("");
        BigDecimal from = range.hasLow() ? range.getLow().getValue() : null;
        BigDecimal to = range.hasHigh() ? range.getHigh().getValue() : null;
        boolean taken = Stream.of(from, to).filter(Objects::nonNull).allMatch(Decimals::within);
        return !taken || from == null && to == null ? null : new Limits(from, to, unit);
    }

    private static String unit(Type value) {
        return value instanceof Quantity quantity
                ? units(quantity).stream().findFirst().orElse("")
                : "";
    }

    /** What a code is called; "" where it has neither a text nor a name nor a code. */
    static String label(CodeableConcept concept) {
        return names(concept).findFirst().orElse("");
    }

    private static Stream<String> names(CodeableConcept concept) {
        return Stream.concat(
                        Stream.of(concept.getText() == null ? "" : concept.getText()),
                        concept.getCoding().stream()
                                .flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode())))
                .filter(text -> text != null && !text.isBlank());
    }
}
