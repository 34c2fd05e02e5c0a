package org.alemtuzumab.pathway.laboratory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What the references of a message lead to: what is contained, and what stands in the same bundle. */
final class FhirReferences {

    private final Map<String, Resource> byUrl = new HashMap<>();

    /** Of a resource that stands alone. */
    FhirReferences() {}

    FhirReferences(Bundle bundle) {
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
    }

    /** @param container whose contained resources it may mean */
    Optional<Resource> resolve(Reference reference, DomainResource container) {
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

    /** The same, where it is of this type. */
    <T extends Resource> Stream<T> resolve(Reference reference, DomainResource container, Class<T> type) {
        return resolve(reference, container).filter(type::isInstance).map(type::cast).stream();
    }
}
