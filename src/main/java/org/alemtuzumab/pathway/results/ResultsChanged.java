package org.alemtuzumab.pathway.results;

import java.time.LocalDate;

/**
 * In this transaction something has been stored of a sample, corrected or taken back.
 *
 * @param collectedOn day of the sample
 */
public record ResultsChanged(String patientNumber, LocalDate collectedOn) {}
