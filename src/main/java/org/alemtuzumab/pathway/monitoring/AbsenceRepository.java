package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface AbsenceRepository extends ListCrudRepository<Absence, Long> {

    List<Absence> findByPatientNumberOrderById(String patientNumber);
}
