package org.alemtuzumab.pathway.disease;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface KnownDiseaseRepository extends ListCrudRepository<KnownDisease, Long> {

    List<KnownDisease> findByPatientNumberOrderById(String patientNumber);
}
