package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.util.Set;

/**
 * In this transaction something has been stored of a sample, corrected or taken back.
 *
 * @param collectedOn day of the sample
 * @param analytes codes of what it is about
 */
public record ResultsChanged(String patientNumber, LocalDate collectedOn, Set<String> analytes) {}
