package org.alemtuzumab.pathway.patient;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** Another number of a patient, by which results may come: two persons have said so. */
record OtherNumber(@Id Long id, String number, String patientNumber, OffsetDateTime joinedAt) {}
