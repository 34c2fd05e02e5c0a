package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.order.Order;
import org.alemtuzumab.pathway.order.Orders;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;

/** Orders as laboratories and order systems read them: the patient's number and the tests, and nothing else of the patient. */
@Component
class FhirOrders implements IResourceProvider {

    /** How many orders one answer holds at most. */
    static final int PAGE = 200;

    private static final String PLACER_NUMBER = "PLAC";
    private static final String KINDS_OF_IDENTIFIER = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String SNOMED = "http://snomed.info/sct";

    private final Orders orders;
    private final LaboratoryProperties laboratory;

    FhirOrders(Orders orders, LaboratoryProperties laboratory) {
        this.orders = orders;
        this.laboratory = laboratory;
    }

    @Override
    public Class<ServiceRequest> getResourceType() {
        return ServiceRequest.class;
    }

    @Read
    public ServiceRequest read(@IdParam IdType id) {
        return orders.find(id.getIdPart())
                .map(this::request)
                .orElseThrow(() -> new ResourceNotFoundException("Nothing was ordered under this number"));
    }

    /** Those that are active where neither a number nor a patient nor a status is asked for. */
    @Search
    public IBundleProvider search(
            @OptionalParam(name = ServiceRequest.SP_IDENTIFIER) TokenParam identifier,
            @OptionalParam(name = ServiceRequest.SP_SUBJECT, chainWhitelist = "identifier") ReferenceParam subject,
            @OptionalParam(name = ServiceRequest.SP_STATUS) TokenOrListParam status,
            @Offset Integer offset,
            @Count Integer count) {
        List<ServiceRequest> found = named(identifier, subject)
                .filter(order -> status == null
                        || status.getValuesAsQueryTokens().stream()
                                .anyMatch(each -> status(order).toCode().equals(each.getValue())))
                .map(this::request)
                .toList();
        int from = Math.min(offset == null ? 0 : offset, found.size());
        int size = count == null ? PAGE : Math.min(count, PAGE);
        SimpleBundleProvider page = new SimpleBundleProvider(found.subList(from, Math.min(from + size, found.size())));
        page.setSize(found.size());
        page.setCurrentPageOffset(from);
        page.setCurrentPageSize(size);
        return page;
    }

    private Stream<Order> named(TokenParam identifier, ReferenceParam subject) {
        Optional<String> patient = Optional.ofNullable(subject).map(each -> valueOf(each.getValue()));
        if (identifier != null) {
            return orders
                    .find(identifier.getValue())
                    .filter(order -> patient.filter(number -> !number.equals(order.patientNumber()))
                            .isEmpty())
                    .stream();
        }
        return patient.map(orders::of).orElseGet(orders::active).stream();
    }

    /** "system|value" without its system. */
    private static String valueOf(String token) {
        return token.substring(token.indexOf('|') + 1);
    }

    private ServiceRequest request(Order order) {
        String number = order.number().toString();
        ServiceRequest request = new ServiceRequest()
                .setStatus(status(order))
                .setIntent(ServiceRequestIntent.ORDER)
                .setPriority(order.urgent() ? ServiceRequestPriority.URGENT : ServiceRequestPriority.ROUTINE)
                .setSubject(new Reference().setIdentifier(patient(order)))
                .setCode(new CodeableConcept(new Coding(SNOMED, "15220000", "Laboratory test")));
        request.setId(number);
        request.addIdentifier()
                .setType(new CodeableConcept(new Coding(KINDS_OF_IDENTIFIER, PLACER_NUMBER, "Placer Identifier")))
                .setSystem(laboratory.orderSystem())
                .setValue(number);
        orders.tests(order)
                .forEach(test -> request.addOrderDetail(new CodeableConcept(
                                new Coding(FhirReader.LOINC, test.loinc().get(0), null))
                        .setText(test.name())));
        if (order.placedOn() != null) {
            request.setAuthoredOnElement(day(order.placedOn()));
        }
        Period period = new Period();
        if (order.from() != null) {
            period.setStartElement(day(order.from()));
        }
        if (order.until() != null) {
            period.setEndElement(day(order.until()));
        }
        return request.setOccurrence(period);
    }

    private Identifier patient(Order order) {
        return new Identifier()
                .setSystem(laboratory.patientSystems().stream().findFirst().orElse(null))
                .setValue(order.patientNumber());
    }

    private static ServiceRequestStatus status(Order order) {
        return ServiceRequestStatus.valueOf(order.status().name());
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.format(DateTimeFormatter.ISO_LOCAL_DATE));
    }
}
