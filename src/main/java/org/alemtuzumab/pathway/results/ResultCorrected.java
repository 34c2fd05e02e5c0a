package org.alemtuzumab.pathway.results;

/**
 * A value on file has been replaced or taken back (SAF-4).
 *
 * @param inWords old value, new value, when and by whom
 */
public record ResultCorrected(String patientNumber, String inWords) {}
