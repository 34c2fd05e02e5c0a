/**
 * The laboratory feed: FHIR and HL7 messages are kept as received, read, and filed as results. What cannot be matched, or
 * is not known, waits for a person; nothing is lost and nothing is guessed (SAF-1, SAF-3, SAF-4, SAF-5).
 */
package org.alemtuzumab.pathway.laboratory;
