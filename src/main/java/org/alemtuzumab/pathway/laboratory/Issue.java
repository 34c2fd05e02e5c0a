package org.alemtuzumab.pathway.laboratory;

/**
 * What is wrong with a message, for whoever sent it.
 *
 * @param place FHIRPath of the element, or field of HL7 ("OBR-7"); empty for the message as a whole
 * @param text what is wrong, and what would be right
 */
public record Issue(String place, String text) {

    /** Whether it is about one entry of a bundle, not about the message as a whole. */
    boolean ofEntry() {
        return place.startsWith("Bundle.entry[");
    }

    @Override
    public String toString() {
        return place.isEmpty() ? text : place + ": " + text;
    }
}
