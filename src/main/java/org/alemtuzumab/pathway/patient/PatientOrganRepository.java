package org.alemtuzumab.pathway.patient;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PatientOrganRepository extends ListCrudRepository<PatientOrgan, Long> {

    List<PatientOrgan> findByPatientNumberOrderById(String patientNumber);
}
