package org.alemtuzumab.pathway.laboratory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Stage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;

/**
 * One Observation with what surrounds it.
 *
 * @param report that it belongs to; null for none
 * @param container whose contained resources it refers to
 * @param place FHIRPath of it
 */
record FhirFound(
        Observation observation,
        DiagnosticReport report,
        DomainResource container,
        String place,
        FhirReferences references) {

    /** The sample that it names itself. */
    Stream<Specimen> specimen() {
        return references.resolve(observation.getSpecimen(), container, Specimen.class);
    }

    /** Those that its report names. */
    Stream<Specimen> specimensOfReport() {
        return report == null
                ? Stream.empty()
                : report.getSpecimen().stream().flatMap(each -> references.resolve(each, report, Specimen.class));
    }

    /** Empty where there is no result yet. */
    Optional<Stage> stage(List<Issue> faults) {
        boolean withdrawn = report != null
                && (report.getStatus() == DiagnosticReport.DiagnosticReportStatus.ENTEREDINERROR
                        || report.getStatus() == DiagnosticReport.DiagnosticReportStatus.CANCELLED);
        if (withdrawn) {
            return Optional.of(Stage.WITHDRAWN);
        }
        if (observation.getStatus() == null) {
            faults.add(new Issue(
                    place + ".status",
                    "is required: registered, preliminary, final, amended, corrected, cancelled or entered-in-error"));
            return Optional.empty();
        }
        return switch (observation.getStatus()) {
            case REGISTERED -> Optional.empty();
            case PRELIMINARY, UNKNOWN -> Optional.of(Stage.PRELIMINARY);
            case AMENDED, CORRECTED -> Optional.of(Stage.CORRECTED);
            case CANCELLED, ENTEREDINERROR -> Optional.of(Stage.WITHDRAWN);
            default -> Optional.of(Stage.FINAL);
        };
    }

    /** FHIR: what a modifier extension changes, nobody may guess who does not know it; its value is a question (SAF-1). */
    Optional<String> modifier() {
        return Stream.of(observation, report)
                .filter(Objects::nonNull)
                .flatMap(each -> each.getModifierExtension().stream())
                .findFirst()
                .map(each -> " (changed by %s%s)"
                        .formatted(
                                each.getUrl(),
                                each.getValue() instanceof StringType said ? " " + said.getValue() : ""));
    }

    /**
     * The number of the sample, of the report, or of the Observation itself. Never that of the order: one order may be
     * for a sample a month.
     */
    String accession() {
        Stream<Identifier> ofSpecimen = Stream.concat(specimen(), specimensOfReport())
                .flatMap(
                        each -> Stream.concat(Stream.of(each.getAccessionIdentifier()), each.getIdentifier().stream()));
        Stream<Identifier> named = Stream.of(
                        Stream.of(observation.getSpecimen().getIdentifier()),
                        report == null ? Stream.<Identifier>empty() : report.getIdentifier().stream(),
                        observation.getIdentifier().stream())
                .flatMap(each -> each);
        return Stream.concat(ofSpecimen, named)
                .filter(identifier -> identifier != null && identifier.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }
}
