package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What is known of one organ of a patient.
 *
 * @param presence present, removed (or never there) or unknown
 * @param because why it is recorded otherwise than before; null at the enrolment
 */
record PatientOrgan(
        @Id Long id,
        String patientNumber,
        Organ organ,
        String presence,
        LocalDate knownOn,
        String because,
        String recordedBy,
        OffsetDateTime recordedAt) {}
