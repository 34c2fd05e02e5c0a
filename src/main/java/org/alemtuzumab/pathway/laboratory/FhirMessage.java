package org.alemtuzumab.pathway.laboratory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.results.Stage;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads one message: its entries, one after the other, into samples, notes and what is wrong. */
final class FhirMessage {

    /** Bundles whose entries each say what is to be done with them. */
    private static final Set<BundleType> REQUESTED = Set.of(BundleType.TRANSACTION, BundleType.BATCH);

    private static final Set<BundleType> TAKEN = Set.of(
            BundleType.TRANSACTION, BundleType.BATCH, BundleType.DOCUMENT, BundleType.COLLECTION, BundleType.MESSAGE);

    private record SampleKey(PatientClaim patient, LocalDate day, OffsetDateTime hour, String accession) {

        ReportedSample with(List<ReportedTest> tests) {
            return new ReportedSample(patient, day, hour, accession, tests, null);
        }
    }

    private final IBaseResource resource;
    private final FhirReferences references;
    private final FhirTiming timing;
    private final Map<Observation, DiagnosticReport> reports = new HashMap<>();
    private final Map<SampleKey, List<ReportedTest>> samples = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    FhirMessage(IBaseResource resource, FhirTiming timing) {
        this.resource = resource;
        this.timing = timing;
        this.references = resource instanceof Bundle bundle ? new FhirReferences(bundle) : new FhirReferences();
    }

    Reading read() throws Refused {
        boolean batch = false;
        if (resource instanceof Bundle bundle) {
            batch = bundle.getType() == BundleType.BATCH;
            readBundle(bundle);
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

    private void readBundle(Bundle bundle) {
        if (!TAKEN.contains(bundle.getType())) {
            issue(
                    "Bundle.type",
                    "must be one of "
                            + TAKEN.stream().map(BundleType::toCode).sorted().collect(Collectors.joining(", ")));
            return;
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof DiagnosticReport report) {
                report.getResult().stream()
                        .flatMap(result -> references.resolve(result, report, Observation.class))
                        .forEach(found -> reports.put(found, report));
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
        } else if (FhirReader.RESULTS.contains(type) && url.contains("?")) {
            issue(place + ".request.url", "must not be conditional: use %s or %s/[id]".formatted(type, type));
        } else if (method == HTTPVerb.PUT && FhirReader.RESULTS.contains(type) && !url.contains("/")) {
            issue(place + ".request.url", "must name the id that is updated: %s/[id]".formatted(type));
        }
    }

    /** @return whether this was a result */
    private boolean readEntry(Resource entry, String place) {
        if (entry instanceof Observation observation) {
            DiagnosticReport report = reports.get(observation);
            read(new FhirFound(observation, report, observation, place, references));
            readContained(observation, report, place);
            return true;
        }
        if (entry instanceof DiagnosticReport report) {
            int before = issues.size();
            readContained(report, report, place);
            List<Reference> results = report.getResult();
            for (int i = 0; i < results.size(); i++) {
                if (references
                        .resolve(results.get(i), report, Observation.class)
                        .findAny()
                        .isEmpty()) {
                    issue(
                            "%s.result[%d]".formatted(place, i),
                            "refers to '%s', which is no Observation that is contained or in the same bundle"
                                    .formatted(results.get(i).getReference()));
                }
            }
            if (results.isEmpty() && issues.size() == before) {
                issue(place + ".result", "is missing: refer to Observations that are contained or in the same bundle");
            }
            return true;
        }
        if (resource instanceof Bundle && !FhirReader.SUPPORTING.contains(entry.fhirType())) {
            notes.add("left: " + entry.fhirType());
        } else if (!FhirReader.SUPPORTING.contains(entry.fhirType())) {
            issue(
                    place,
                    "%s is not taken here; send Observation or DiagnosticReport, in a bundle with %s where needed"
                            .formatted(
                                    entry.fhirType(),
                                    String.join(
                                            ", ",
                                            FhirReader.SUPPORTING.stream()
                                                    .sorted()
                                                    .toList())));
        }
        return false;
    }

    private void readContained(DomainResource container, DiagnosticReport report, String place) {
        for (int i = 0; i < container.getContained().size(); i++) {
            if (container.getContained().get(i) instanceof Observation inside) {
                read(new FhirFound(inside, report, container, "%s.contained[%d]".formatted(place, i), references));
            }
        }
    }

    private void read(FhirFound found) {
        Observation observation = found.observation();
        List<Issue> faults = new ArrayList<>();
        Optional<Stage> stage = found.stage(faults);
        List<ReportedTest> tests = stage.map(each -> FhirTests.read(found, each, timing.issued(found), faults))
                .orElse(List.of());
        if (stage.isEmpty() && faults.isEmpty()) {
            notes.add("pending: " + FhirValue.label(observation.getCode()));
        }
        if (!tests.isEmpty() || !faults.isEmpty()) {
            PatientClaim patient = FhirSubject.read(found, faults);
            FhirTiming.Taking taking = timing.taking(found, faults);
            String accession = found.accession();
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
            notes.add("panel: " + FhirValue.label(observation.getCode()));
        }
        issues.addAll(faults);
    }

    private void issue(String place, String text) {
        issues.add(new Issue(place, text));
    }
}
