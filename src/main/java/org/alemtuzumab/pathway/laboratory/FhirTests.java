package org.alemtuzumab.pathway.laboratory;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Stage;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** The tests that an Observation reports: its own value, and those of its components. */
final class FhirTests {

    /** What holds for every test of an Observation. @param modifier what a modifier extension changes */
    private record Result(
            Stage stage, OffsetDateTime issued, List<String> comments, List<String> flags, Optional<String> modifier) {}

    private FhirTests() {}

    static List<ReportedTest> read(FhirFound found, Stage stage, OffsetDateTime issued, List<Issue> faults) {
        List<ReportedTest> tests = new ArrayList<>();
        Observation observation = found.observation();
        List<String> comments = Stream.concat(
                        observation.getNote().stream().map(note -> note.getText()),
                        observation.getInterpretation().stream().map(FhirValue::label))
                .filter(text -> text != null && !text.isBlank())
                .toList();
        List<String> flags = observation.getInterpretation().stream()
                .flatMap(each -> each.getCoding().stream())
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .toList();
        Result of = new Result(stage, issued, comments, flags, found.modifier());
        if (!observation.hasCode()) {
            faults.add(new Issue(found.place() + ".code", "is required: the LOINC code of the test"));
            return tests;
        }
        boolean parts = observation.hasComponent() || observation.hasHasMember();
        boolean valued = observation.hasValue() || observation.hasDataAbsentReason();
        if (valued || stage == Stage.WITHDRAWN && !parts) {
            tests.add(test(
                    observation.getCode(),
                    observation.getValue(),
                    observation.getDataAbsentReason(),
                    observation.getReferenceRange(),
                    of));
        } else if (!parts) {
            faults.add(new Issue(
                    found.place() + ".value[x]",
                    "is missing: give the value, or dataAbsentReason where there is none"));
        }
        for (int i = 0; i < observation.getComponent().size(); i++) {
            ObservationComponentComponent part = observation.getComponent().get(i);
            if (part.hasValue() || part.hasDataAbsentReason() || stage == Stage.WITHDRAWN) {
                tests.add(test(
                        part.getCode(), part.getValue(), part.getDataAbsentReason(), part.getReferenceRange(), of));
            } else {
                faults.add(new Issue(
                        "%s.component[%d].value[x]".formatted(found.place(), i),
                        "is missing: give the value, or dataAbsentReason where there is none"));
            }
        }
        return tests;
    }

    private static ReportedTest test(
            CodeableConcept code,
            Type value,
            CodeableConcept absent,
            List<ObservationReferenceRangeComponent> ranges,
            Result of) {
        List<String> loinc = code.getCoding().stream()
                .filter(coding -> FhirReader.LOINC.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .toList();
        List<String> texts = value == null
                ? absent == null || absent.isEmpty()
                        ? List.of()
                        : List.of("no value (%s)".formatted(FhirValue.label(absent)))
                : FhirValue.texts(value);
        return new ReportedTest(
                loinc,
                code.getCoding().stream()
                        .filter(coding -> !FhirReader.LOINC.equals(coding.getSystem()) && coding.hasCode())
                        .map(Coding::getCode)
                        .toList(),
                FhirValue.label(code),
                of.modifier()
                        .map(each -> texts.stream().map(text -> text + each).toList())
                        .orElse(texts),
                of.modifier().isEmpty() && (value instanceof Quantity || value instanceof IntegerType),
                value instanceof Quantity quantity ? FhirValue.units(quantity) : List.of(),
                FhirValue.limits(ranges, value),
                of.stage(),
                of.issued(),
                of.comments(),
                of.flags(),
                false);
    }
}
