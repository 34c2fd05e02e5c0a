package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/**
 * What the FHIR endpoint can do, said by hand and held by a test: what is generated claims more than is there. Public, as the
 * server looks at it by reflection.
 */
public class FhirCapabilities implements IServerConformanceProvider<CapabilityStatement> {

    /** Day on which what it says changed last. */
    private static final String CHANGED_ON = "2026-11-30";

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setName("AlemtuzumabPathway")
                .setTitle("Results of laboratories for the alemtuzumab pathway")
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(new DateTimeType(CHANGED_ON))
                .setPublisher("The clinic that runs it")
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("json").addFormat("xml");
        statement.getSoftware().setName("Alemtuzumab pathway");
        statement
                .getImplementation()
                .setDescription("Takes results in and gives none out; says what is to be measured")
                .setUrl(details.getFhirServerBase());
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.setDocumentation(
                """
                Results are written, never read. A transaction is taken whole or refused whole; the entries of a batch are \
                judged one by one; a document, collection or message is taken whole as well. What else is in a bundle is left, and \
                said so. If-None-Exist is not needed: the same result sent again is recognized, and answered 200 where it is asked for. In a bundle, %s explain the results and are not kept for themselves. A patient is found by \
                identifier only; one that is not found is no error: the result waits for a person. The same result sent again \
                changes nothing; a correction is sent with the status corrected, amended or entered-in-error and the number \
                of the sample (Specimen.accessionIdentifier, DiagnosticReport.identifier or Observation.identifier)."""
                        .formatted(String.join(
                                ", ", FhirReader.SUPPORTING.stream().sorted().toList())));
        rest.getSecurity()
                .setDescription(
                        "HTTP Basic with an account of the clinic; results are taken from the laboratory group only")
                .addService()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("Basic");
        for (String type : List.of("DiagnosticReport", "Observation")) {
            var resource = rest.addResource()
                    .setType(type)
                    .setVersioning(ResourceVersionPolicy.NOVERSION)
                    .setUpdateCreate(true)
                    .setConditionalCreate(false)
                    .setConditionalUpdate(false);
            resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
            resource.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
        }
        var orders = rest.addResource()
                .setType("ServiceRequest")
                .setVersioning(ResourceVersionPolicy.NOVERSION)
                .setDocumentation(
                        """
                        Tests that the pathway waits for, one resource an order, read by laboratories and order systems; those that                         are active where nothing else is asked for. Its number comes back as the placer's: basedOn in FHIR, ORC-2 or OBR-2                         in HL7. Results that answer the order of another patient wait for a person.""");
        orders.addInteraction().setCode(TypeRestfulInteraction.READ);
        orders.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        orders.addSearchParam().setName("identifier").setType(SearchParamType.TOKEN);
        orders.addSearchParam().setName("status").setType(SearchParamType.TOKEN);
        orders.addSearchParam()
                .setName("subject")
                .setType(SearchParamType.REFERENCE)
                .setDocumentation("subject.identifier, the number of a patient");
        var patients = rest.addResource()
                .setType("Patient")
                .setVersioning(ResourceVersionPolicy.NOVERSION)
                .setUpdateCreate(true)
                .setDocumentation(
                        """
                        Who a patient is, from the hospital's patient administration: name, address, telecom, language, general \
                        practitioner. Taken over where the number is that of a patient under way here; of all others nothing is kept. Each one \
                        counts as a whole. deceased asks a person.""");
        patients.addInteraction().setCode(TypeRestfulInteraction.CREATE);
        patients.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        return statement;
    }

    @Override
    public void setRestfulServer(RestfulServer server) {
        // what it says does not depend on the server's own view
    }
}
