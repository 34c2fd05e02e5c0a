package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.context.FhirContext;

/** The model of FHIR R4, built when the first message comes: a rehearsal without messages does not pay for it. */
final class FhirModel {

    private FhirModel() {}

    static FhirContext r4() {
        return Holder.R4;
    }

    private static final class Holder {

        private static final FhirContext R4 = FhirContext.forR4();

        static {
            // what is wrong with a message is collected where it is read, and told with its place
            R4.setParserErrorHandler(new ca.uhn.fhir.parser.LenientErrorHandler(false).setErrorOnInvalidValue(false));
        }
    }
}
