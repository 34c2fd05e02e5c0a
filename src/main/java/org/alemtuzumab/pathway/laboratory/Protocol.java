package org.alemtuzumab.pathway.laboratory;

/** How a message is written. */
public enum Protocol {
    /** FHIR R4: one resource or a bundle, as JSON or XML. */
    FHIR,
    /** HL7 v2, ORU^R01, encoded with bars. */
    HL7
}
