package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A planned absence, or one that ends earlier (MON-06).
 *
 * @param absentFrom of one that is planned
 * @param reachableOn the first day on which the patient can be called again
 */
record ToldAbsence(Optional<LocalDate> absentFrom, Optional<LocalDate> reachableOn) {}
