package org.alemtuzumab.pathway.laboratory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.laboratory.PatientClaim.Identifier;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Whom an Observation is about. */
final class FhirSubject {

    private static final String PATIENT_BY = "Patient?identifier=";

    private FhirSubject() {}

    static PatientClaim read(FhirFound found, List<Issue> faults) {
        Observation observation = found.observation();
        boolean ofReport = !observation.hasSubject() && found.report() != null;
        Reference subject = ofReport ? found.report().getSubject() : observation.getSubject();
        Optional<Resource> patient = ofReport
                ? found.references().resolve(subject, found.report())
                : found.references().resolve(subject, found.container()).or(() -> found.references()
                        .resolve(subject, observation));
        List<Identifier> identifiers = new ArrayList<>();
        if (subject.hasIdentifier()) {
            identifiers.add(identifier(subject.getIdentifier()));
        }
        conditional(subject).ifPresent(identifiers::add);
        String birthDate = null;
        String name = null;
        if (patient.orElse(null) instanceof Patient resource) {
            resource.getIdentifier().forEach(each -> identifiers.add(identifier(each)));
            birthDate = resource.getBirthDateElement().getValueAsString();
            name = resource.getName().stream()
                    .findFirst()
                    .map(HumanName::getNameAsSingleString)
                    .orElse(null);
        }
        identifiers.removeIf(each -> each.value().isEmpty());
        if (identifiers.isEmpty()) {
            faults.add(new Issue(
                    found.place() + ".subject",
                    "names no patient: give subject.identifier with the patient's number, or a Patient with"
                            + " an identifier, contained or in the same bundle"));
        }
        return new PatientClaim(identifiers, birthDate, name).answering(placerNumbers(found));
    }

    /** The numbers of the orders that it answers: of the reference, of what it leads to, or at its end. */
    private static Stream<String> placerNumbers(FhirFound found) {
        return Stream.concat(
                        found.observation().getBasedOn().stream(),
                        found.report() == null ? Stream.empty() : found.report().getBasedOn().stream())
                .flatMap(order -> Stream.concat(
                        Stream.of(
                                order.getIdentifier().getValue(),
                                order.getReferenceElement().getIdPart()),
                        found.references().resolve(order, found.container()).stream()
                                .filter(ServiceRequest.class::isInstance)
                                .map(ServiceRequest.class::cast)
                                .flatMap(each ->
                                        Stream.concat(each.getIdentifier().stream(), Stream.of(each.getRequisition())))
                                .map(org.hl7.fhir.r4.model.Identifier::getValue)));
    }

    /** A conditional reference, "Patient?identifier=system|value", names the patient as an identifier does. */
    private static Optional<Identifier> conditional(Reference subject) {
        String reference = String.valueOf(subject.getReference());
        if (!reference.startsWith(PATIENT_BY) || reference.contains("&")) {
            return Optional.empty();
        }
        try {
            String token = URLDecoder.decode(reference.substring(PATIENT_BY.length()), StandardCharsets.UTF_8);
            int bar = token.indexOf('|');
            return Optional.of(new Identifier(
                    bar < 0 ? List.of() : List.of(token.substring(0, bar)), true, token.substring(bar + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Identifier identifier(org.hl7.fhir.r4.model.Identifier identifier) {
        List<String> kinds = identifier.getType().hasCoding()
                ? identifier.getType().getCoding().stream().map(Coding::getCode).toList()
                : Stream.of(identifier.getType().getText())
                        .filter(Objects::nonNull)
                        .toList();
        return new Identifier(
                identifier.hasSystem() ? List.of(identifier.getSystem()) : List.of(),
                identifier.getUse() != IdentifierUse.OLD && Identifier.ofPatient(kinds),
                identifier.hasValue() ? identifier.getValue() : "");
    }
}
