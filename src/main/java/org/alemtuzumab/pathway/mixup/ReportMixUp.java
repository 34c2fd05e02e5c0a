package org.alemtuzumab.pathway.mixup;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody says is another patient's, or was confirmed wrongly (SAF-4).
 *
 * @param happenedOn the day of the sample or the report; not asked of a message or a disease
 * @param accession the laboratory's number of the sample, where the day has several; left open for all of the day
 * @param reportNumber of a report, its own number, where the day has several; left open for the only one
 * @param diseaseCode of a disease that was confirmed wrongly
 * @param messageNumber of a message, its number in the inbox
 * @param rightPatientNumber whose it is; left open while nobody knows
 */
record ReportMixUp(
        String patientNumber,
        LocalDate birthDate,
        MixUp.Kind kind,
        Optional<LocalDate> happenedOn,
        Optional<String> accession,
        Optional<Long> reportNumber,
        Optional<String> diseaseCode,
        Optional<Long> messageNumber,
        Optional<String> rightPatientNumber,
        Optional<LocalDate> rightBirthDate,
        String reason) {}
