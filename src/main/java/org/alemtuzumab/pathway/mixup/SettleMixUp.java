package org.alemtuzumab.pathway.mixup;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was done about everything that followed from a mix-up (SAF-4).
 *
 * @param rightPatientNumber whose it is, where nobody had known
 */
record SettleMixUp(String whatWasDone, Optional<String> rightPatientNumber, Optional<LocalDate> rightBirthDate) {}
