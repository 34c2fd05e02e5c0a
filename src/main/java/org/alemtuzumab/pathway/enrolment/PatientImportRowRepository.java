package org.alemtuzumab.pathway.enrolment;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface PatientImportRowRepository extends ListCrudRepository<PatientImportRow, Long> {

    Optional<PatientImportRow> findByPatientNumber(String patientNumber);
}
