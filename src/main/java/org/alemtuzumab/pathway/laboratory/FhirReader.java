package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.util.Set;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Reads FHIR R4: an Observation, a DiagnosticReport with its Observations, or a bundle of these, whatever else is in it. */
@Component
class FhirReader {

    static final String LOINC = "http://loinc.org";

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

    private final FhirTiming timing;

    FhirReader(ClinicTime time) {
        this.timing = new FhirTiming(time);
    }

    /** @throws Refused when the message, or any entry that is not one of a batch, cannot be used */
    Reading read(String text) throws Refused {
        return new FhirMessage(parse(text), timing).read();
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
}
