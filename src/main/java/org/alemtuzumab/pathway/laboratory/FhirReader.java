package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.laboratory.PatientClaim.Identifier;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.number.Decimals;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Reads FHIR R4: an Observation, a DiagnosticReport with its Observations, or a bundle of these, whatever else is in it. */
@Component
class FhirReader {

    static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String NORMAL_RANGE = "normal";

    /** Resources that explain results and are read with them; none of them is kept for itself. */
    static final Set<String> SUPPORTING = Set.of(
            "Patient",
            "Specimen",
            "ServiceRequest",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "Device",
            "Encounter",
            "Provenance");

    /** What is filed. */
    static final Set<String> RESULTS = Set.of("Observation", "DiagnosticReport");

    /** Bundles whose entries each say what is to be done with them. */
    private static final Set<BundleType> REQUESTED = Set.of(BundleType.TRANSACTION, BundleType.BATCH);

    private static final Set<BundleType> TAKEN = Set.of(
            BundleType.TRANSACTION, BundleType.BATCH, BundleType.DOCUMENT, BundleType.COLLECTION, BundleType.MESSAGE);

    private static final String PATIENT_BY = "Patient?identifier=";

    private final ClinicTime time;

    FhirReader(ClinicTime time) {
        this.time = time;
    }

    /** @throws Refused when the message, or any entry that is not one of a batch, cannot be used */
    Reading read(String text) throws Refused {
        return new Message(parse(text)).read();
    }

    private static IBaseResource parse(String text) throws Refused {
        boolean xml = text.stripLeading().startsWith("<");
        ParseProblems problems = new ParseProblems(text);
        IParser parser = xml ? FhirModel.r4().newXmlParser() : FhirModel.r4().newJsonParser();
        try {
            IBaseResource resource = parser.setParserErrorHandler(problems).parseResource(text);
            if (!problems.issues().isEmpty()) {
                throw new Refused(problems.issues());
            }
            return resource;
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new Refused("", "cannot be read as a FHIR R4 resource: " + LibraryText.plain(e.getMessage()));
        }
    }

    /** One Observation with what surrounds it. */
    private record Found(Observation observation, DiagnosticReport report, DomainResource container, String place) {}

    private final class Message {

        private final IBaseResource resource;
        private final Map<String, Resource> byUrl = new HashMap<>();
        private final Map<Observation, DiagnosticReport> reports = new HashMap<>();
        private final Map<SampleKey, List<ReportedTest>> samples = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Issue> issues = new ArrayList<>();

        Message(IBaseResource resource) {
            this.resource = resource;
        }

        Reading read() throws Refused {
            boolean batch = false;
            if (resource instanceof Bundle bundle) {
                batch = bundle.getType() == BundleType.BATCH;
                readBundle(bundle, batch);
            } else {
                readEntry((Resource) resource, resource.fhirType());
            }
            if (!issues.isEmpty() && !(batch && issues.stream().allMatch(Issue::ofEntry))) {
                throw new Refused(issues);
            }
            return new Reading(
                    samples.entrySet().stream()
                            .map(each -> each.getKey().with(each.getValue()))
                            .toList(),
                    notes,
                    issues,
                    batch);
        }

        private void readBundle(Bundle bundle, boolean batch) {
            if (!TAKEN.contains(bundle.getType())) {
                issue(
                        "Bundle.type",
                        "must be one of "
                                + TAKEN.stream()
                                        .map(BundleType::toCode)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
                return;
            }
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getResource() != null) {
                    String id = entry.getResource().getIdElement().getIdPart();
                    Stream.of(
                                    entry.getFullUrl(),
                                    id == null ? null : entry.getResource().fhirType() + "/" + id)
                            .filter(url -> url != null && !url.isBlank())
                            .forEach(url -> byUrl.put(url, entry.getResource()));
                }
            }
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getResource() instanceof DiagnosticReport report) {
                    report.getResult().forEach(result -> resolve(result, report)
                            .filter(Observation.class::isInstance)
                            .ifPresent(found -> reports.put((Observation) found, report)));
                }
            }
            int results = 0;
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                BundleEntryComponent entry = bundle.getEntry().get(i);
                String place = "Bundle.entry[%d]".formatted(i);
                int before = issues.size();
                if (REQUESTED.contains(bundle.getType())) {
                    request(entry, place);
                } else if (entry.getResource() == null) {
                    issue(place + ".resource", "is missing");
                }
                if (issues.size() == before) {
                    results += readEntry(entry.getResource(), place + ".resource") ? 1 : 0;
                }
            }
            if (results == 0 && issues.isEmpty()) {
                issue("Bundle.entry", "holds no result: send at least one Observation or DiagnosticReport");
            }
        }

        private void request(BundleEntryComponent entry, String place) {
            if (entry.getResource() == null) {
                issue(place + ".resource", "is missing");
                return;
            }
            String type = entry.getResource().fhirType();
            HTTPVerb method = entry.getRequest().getMethod();
            // clients leave it out where the resource says it
            String url = entry.getRequest().hasUrl() ? entry.getRequest().getUrl() : type;
            if (method != HTTPVerb.POST && method != HTTPVerb.PUT) {
                issue(place + ".request.method", "must be POST or PUT");
            } else if (!url.replaceFirst("^/", "").split("[/?]")[0].equals(type)) {
                issue(place + ".request.url", "must begin with the type of its resource, " + type);
            } else if (RESULTS.contains(type) && url.contains("?")) {
                issue(place + ".request.url", "must not be conditional: use %s or %s/[id]".formatted(type, type));
            } else if (method == HTTPVerb.PUT && RESULTS.contains(type) && !url.contains("/")) {
                issue(place + ".request.url", "must name the id that is updated: %s/[id]".formatted(type));
            }
        }

        /** @return whether this was a result */
        private boolean readEntry(Resource entry, String place) {
            if (entry instanceof Observation observation) {
                DiagnosticReport report = reports.get(observation);
                read(new Found(observation, report, observation, place));
                readContained(observation, report, place);
                return true;
            }
            if (entry instanceof DiagnosticReport report) {
                int before = issues.size();
                readContained(report, report, place);
                List<Reference> results = report.getResult();
                for (int i = 0; i < results.size(); i++) {
                    if (resolve(results.get(i), report)
                            .filter(Observation.class::isInstance)
                            .isEmpty()) {
                        issue(
                                "%s.result[%d]".formatted(place, i),
                                "refers to '%s', which is no Observation that is contained or in the same bundle"
                                        .formatted(results.get(i).getReference()));
                    }
                }
                if (results.isEmpty() && issues.size() == before) {
                    issue(
                            place + ".result",
                            "is missing: refer to Observations that are contained or in the same bundle");
                }
                return true;
            }
            if (resource instanceof Bundle && !SUPPORTING.contains(entry.fhirType())) {
                notes.add("left: " + entry.fhirType());
            } else if (!SUPPORTING.contains(entry.fhirType())) {
                issue(
                        place,
                        "%s is not taken here; send Observation or DiagnosticReport, in a bundle with %s where needed"
                                .formatted(
                                        entry.fhirType(),
                                        String.join(
                                                ", ",
                                                SUPPORTING.stream().sorted().toList())));
            }
            return false;
        }

        private void readContained(DomainResource container, DiagnosticReport report, String place) {
            for (int i = 0; i < container.getContained().size(); i++) {
                if (container.getContained().get(i) instanceof Observation inside) {
                    read(new Found(inside, report, container, "%s.contained[%d]".formatted(place, i)));
                }
            }
        }

        private void read(Found found) {
            Observation observation = found.observation();
            List<Issue> faults = new ArrayList<>();
            Optional<Stage> stage = stage(found, faults);
            List<ReportedTest> tests = new ArrayList<>();
            stage.ifPresent(each -> tests(found, each, tests, faults));
            if (stage.isEmpty() && faults.isEmpty()) {
                notes.add("pending: " + label(observation.getCode()));
            }
            if (!tests.isEmpty() || !faults.isEmpty()) {
                PatientClaim patient = patient(found, faults);
                Taking taking = taking(found, faults);
                String accession = accession(found);
                if (accession != null && accession.length() > ReportedSample.LONGEST_NUMBER) {
                    faults.add(new Issue(
                            found.place() + ".identifier",
                            "the number of the sample is longer than %d characters"
                                    .formatted(ReportedSample.LONGEST_NUMBER)));
                }
                if (faults.isEmpty()) {
                    samples.computeIfAbsent(
                                    new SampleKey(patient, taking.day(), taking.hour(), accession),
                                    key -> new ArrayList<>())
                            .addAll(tests);
                }
            } else if (stage.isPresent()) {
                notes.add("panel: " + label(observation.getCode()));
            }
            issues.addAll(faults);
        }

        /** FHIR: what a modifier extension changes, nobody may guess who does not know it; its value is a question (SAF-1). */
        private static Optional<String> modifier(Found found) {
            return Stream.of(found.observation(), found.report())
                    .filter(Objects::nonNull)
                    .flatMap(each -> each.getModifierExtension().stream())
                    .findFirst()
                    .map(each -> " (changed by %s%s)"
                            .formatted(
                                    each.getUrl(),
                                    each.getValue() instanceof StringType said ? " " + said.getValue() : ""));
        }

        // -------------------------------------------------------------- the parts of an Observation

        /** Empty where there is no result yet. */
        private Optional<Stage> stage(Found found, List<Issue> faults) {
            boolean withdrawn = found.report() != null
                    && (found.report().getStatus() == DiagnosticReport.DiagnosticReportStatus.ENTEREDINERROR
                            || found.report().getStatus() == DiagnosticReport.DiagnosticReportStatus.CANCELLED);
            if (withdrawn) {
                return Optional.of(Stage.WITHDRAWN);
            }
            if (found.observation().getStatus() == null) {
                faults.add(
                        new Issue(
                                found.place() + ".status",
                                "is required: registered, preliminary, final, amended, corrected, cancelled or entered-in-error"));
                return Optional.empty();
            }
            return switch (found.observation().getStatus()) {
                case REGISTERED -> Optional.empty();
                case PRELIMINARY, UNKNOWN -> Optional.of(Stage.PRELIMINARY);
                case AMENDED, CORRECTED -> Optional.of(Stage.CORRECTED);
                case CANCELLED, ENTEREDINERROR -> Optional.of(Stage.WITHDRAWN);
                default -> Optional.of(Stage.FINAL);
            };
        }

        private void tests(Found found, Stage stage, List<ReportedTest> tests, List<Issue> faults) {
            Observation observation = found.observation();
            List<String> comments = Stream.concat(
                            observation.getNote().stream().map(note -> note.getText()),
                            observation.getInterpretation().stream().map(FhirReader::label))
                    .filter(text -> text != null && !text.isBlank())
                    .toList();
            List<String> flags = observation.getInterpretation().stream()
                    .flatMap(each -> each.getCoding().stream())
                    .map(Coding::getCode)
                    .filter(Objects::nonNull)
                    .toList();
            Optional<String> modifier = modifier(found);
            OffsetDateTime issued = issued(found);
            if (!observation.hasCode()) {
                faults.add(new Issue(found.place() + ".code", "is required: the LOINC code of the test"));
                return;
            }
            boolean parts = observation.hasComponent() || observation.hasHasMember();
            boolean valued = observation.hasValue() || observation.hasDataAbsentReason();
            if (valued || stage == Stage.WITHDRAWN && !parts) {
                tests.add(test(
                        observation.getCode(),
                        observation.getValue(),
                        observation.getDataAbsentReason(),
                        observation.getReferenceRange(),
                        stage,
                        issued,
                        comments,
                        flags,
                        modifier));
            } else if (!parts) {
                faults.add(new Issue(
                        found.place() + ".value[x]",
                        "is missing: give the value, or dataAbsentReason where there is none"));
            }
            for (int i = 0; i < observation.getComponent().size(); i++) {
                ObservationComponentComponent part = observation.getComponent().get(i);
                if (part.hasValue() || part.hasDataAbsentReason() || stage == Stage.WITHDRAWN) {
                    tests.add(test(
                            part.getCode(),
                            part.getValue(),
                            part.getDataAbsentReason(),
                            part.getReferenceRange(),
                            stage,
                            issued,
                            comments,
                            flags,
                            modifier));
                } else {
                    faults.add(new Issue(
                            "%s.component[%d].value[x]".formatted(found.place(), i),
                            "is missing: give the value, or dataAbsentReason where there is none"));
                }
            }
        }

        private ReportedTest test(
                CodeableConcept code,
                Type value,
                CodeableConcept absent,
                List<ObservationReferenceRangeComponent> ranges,
                Stage stage,
                OffsetDateTime issued,
                List<String> comments,
                List<String> flags,
                Optional<String> modifier) {
            List<String> loinc = code.getCoding().stream()
                    .filter(coding -> LOINC.equals(coding.getSystem()) && coding.hasCode())
                    .map(Coding::getCode)
                    .toList();
            List<String> texts = value == null
                    ? absent == null || absent.isEmpty() ? List.of() : List.of("no value (%s)".formatted(label(absent)))
                    : texts(value);
            return new ReportedTest(
                    loinc,
                    code.getCoding().stream()
                            .filter(coding -> !LOINC.equals(coding.getSystem()) && coding.hasCode())
                            .map(Coding::getCode)
                            .toList(),
                    label(code),
                    modifier.map(each -> texts.stream().map(text -> text + each).toList())
                            .orElse(texts),
                    modifier.isEmpty() && (value instanceof Quantity || value instanceof IntegerType),
                    value instanceof Quantity quantity ? units(quantity) : List.of(),
                    limits(ranges, value),
                    stage,
                    issued,
                    comments,
                    flags,
                    false);
        }

        private PatientClaim patient(Found found, List<Issue> faults) {
            Observation observation = found.observation();
            boolean ofReport = !observation.hasSubject() && found.report() != null;
            Reference subject = ofReport ? found.report().getSubject() : observation.getSubject();
            Optional<Resource> patient = ofReport
                    ? resolve(subject, found.report())
                    : resolve(subject, found.container()).or(() -> resolve(subject, observation));
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
        private Stream<String> placerNumbers(Found found) {
            return Stream.of(found.observation(), found.report())
                    .filter(Objects::nonNull)
                    .flatMap(each -> each instanceof DiagnosticReport report
                            ? report.getBasedOn().stream()
                            : ((Observation) each).getBasedOn().stream())
                    .flatMap(order -> Stream.concat(
                            Stream.of(
                                    order.getIdentifier().getValue(),
                                    order.getReferenceElement().getIdPart()),
                            resolve(order, found.container())
                                    .filter(ServiceRequest.class::isInstance)
                                    .map(ServiceRequest.class::cast)
                                    .stream()
                                    .flatMap(each -> Stream.concat(
                                            each.getIdentifier().stream(), Stream.of(each.getRequisition())))
                                    .map(org.hl7.fhir.r4.model.Identifier::getValue)));
        }

        /** When the sample was taken. When the result was issued says nothing about that (SAF-3). */
        private Taking taking(Found found, List<Issue> faults) {
            Observation observation = found.observation();
            List<Type> stated = new ArrayList<>();
            stated.add(observation.getEffective());
            resolve(observation.getSpecimen(), found.container())
                    .filter(Specimen.class::isInstance)
                    .ifPresent(specimen ->
                            stated.add(((Specimen) specimen).getCollection().getCollected()));
            if (found.report() != null) {
                stated.add(found.report().getEffective());
                found.report().getSpecimen().forEach(each -> resolve(each, found.report())
                        .filter(Specimen.class::isInstance)
                        .ifPresent(specimen ->
                                stated.add(((Specimen) specimen).getCollection().getCollected())));
            }
            String place = found.place() + ".effective[x]";
            Optional<BaseDateTimeType> moment = stated.stream()
                    .map(FhirReader::moment)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (moment.isEmpty()) {
                faults.add(new Issue(
                        place, "is missing: give effectiveDateTime, the day or time at which the sample was taken"));
                return new Taking(null, null);
            }
            if (moment.get().getPrecision() == TemporalPrecisionEnum.YEAR
                    || moment.get().getPrecision() == TemporalPrecisionEnum.MONTH) {
                faults.add(new Issue(place, "must name the day on which the sample was taken"));
                return new Taking(null, null);
            }
            OffsetDateTime hour = moment.get().getPrecision() == TemporalPrecisionEnum.DAY
                    ? null
                    : moment.get().getValue().toInstant().atZone(time.zone()).toOffsetDateTime();
            LocalDate day = hour == null ? LocalDate.parse(moment.get().getValueAsString()) : time.dateOf(hour);
            if (day.isAfter(time.today())) {
                faults.add(new Issue(place, "lies in the future: give the time at which the sample was taken"));
            }
            return new Taking(day, hour);
        }

        private OffsetDateTime issued(Found found) {
            InstantType issued = found.observation().hasIssued() || found.report() == null
                    ? found.observation().getIssuedElement()
                    : found.report().getIssuedElement();
            return issued == null || issued.getValue() == null
                    ? null
                    : issued.getValue().toInstant().atZone(time.zone()).toOffsetDateTime();
        }

        /**
         * The number of the sample, of the report, or of the Observation itself. Never that of the order: one order may be
         * for a sample a month.
         */
        private String accession(Found found) {
            Stream<org.hl7.fhir.r4.model.Identifier> ofSpecimen = Stream.concat(
                            resolve(found.observation().getSpecimen(), found.container()).stream(),
                            found.report() == null
                                    ? Stream.empty()
                                    : found.report().getSpecimen().stream()
                                            .flatMap(each -> resolve(each, found.report()).stream()))
                    .filter(Specimen.class::isInstance)
                    .map(Specimen.class::cast)
                    .flatMap(specimen -> Stream.concat(
                            Stream.of(specimen.getAccessionIdentifier()), specimen.getIdentifier().stream()));
            Stream<org.hl7.fhir.r4.model.Identifier> named = Stream.of(
                            Stream.of(found.observation().getSpecimen().getIdentifier()),
                            found.report() == null
                                    ? Stream.<org.hl7.fhir.r4.model.Identifier>empty()
                                    : found.report().getIdentifier().stream(),
                            found.observation().getIdentifier().stream())
                    .flatMap(each -> each);
            return Stream.concat(ofSpecimen, named)
                    .filter(identifier -> identifier != null && identifier.hasValue())
                    .map(org.hl7.fhir.r4.model.Identifier::getValue)
                    .findFirst()
                    .orElse(null);
        }

        private Optional<Resource> resolve(Reference reference, DomainResource container) {
            if (reference == null) {
                return Optional.empty();
            }
            if (reference.getResource() instanceof Resource inline) {
                return Optional.of(inline);
            }
            String url = reference.getReference();
            if (url == null) {
                return Optional.empty();
            }
            if (url.startsWith("#")) {
                return container.getContained().stream()
                        .filter(each -> url.substring(1)
                                .equals(String.valueOf(each.getIdElement().getIdPart())
                                        .replace("#", "")))
                        .findFirst();
            }
            return Optional.ofNullable(byUrl.get(url));
        }

        private void issue(String place, String text) {
            issues.add(new Issue(place, text));
        }
    }

    private record Taking(LocalDate day, OffsetDateTime hour) {}

    private record SampleKey(PatientClaim patient, LocalDate day, OffsetDateTime hour, String accession) {

        ReportedSample with(List<ReportedTest> tests) {
            return new ReportedSample(patient, day, hour, accession, tests, null);
        }
    }

    private static Optional<BaseDateTimeType> moment(Type stated) {
        if (stated instanceof BaseDateTimeType moment && moment.hasValue()) {
            return Optional.of(moment);
        }
        return stated instanceof Period period
                ? Stream.of(period.getStartElement(), period.getEndElement())
                        .filter(each -> each != null && each.hasValue())
                        .map(BaseDateTimeType.class::cast)
                        .findFirst()
                : Optional.empty();
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

    private static List<String> texts(Type value) {
        if (value instanceof Quantity quantity) {
            String number = quantity.getValue() == null
                    ? "no number"
                    : Decimals.within(quantity.getValue())
                            ? quantity.getValue().toPlainString()
                            : "a number with too many digits";
            return List.of(comparator(quantity) + number);
        }
        if (value instanceof CodeableConcept concept) {
            Set<String> texts = new HashSet<>();
            List<String> ordered = new ArrayList<>();
            Stream.concat(
                            Stream.of(concept.getText() == null ? "" : concept.getText()),
                            concept.getCoding().stream()
                                    .flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode())))
                    .filter(text -> text != null && !text.isBlank())
                    .filter(texts::add)
                    .forEach(ordered::add);
            return ordered.isEmpty() ? List.of("empty code") : ordered;
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

    private static List<String> units(Quantity quantity) {
        return Stream.of(UCUM.equals(quantity.getSystem()) ? quantity.getCode() : null, quantity.getUnit())
                .filter(unit -> unit != null)
                .toList();
    }

    /** The one range that is called normal, or called nothing. Several of them are for kinds of people: none is taken. */
    private static Limits limits(List<ObservationReferenceRangeComponent> ranges, Type value) {
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

    static String label(CodeableConcept concept) {
        return Stream.concat(
                        Stream.of(concept.getText() == null ? "" : concept.getText()),
                        concept.getCoding().stream()
                                .flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode())))
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
