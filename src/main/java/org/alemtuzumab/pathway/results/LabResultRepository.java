package org.alemtuzumab.pathway.results;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface LabResultRepository extends ListCrudRepository<LabResult, Long> {

    List<LabResult> findByPatientNumberOrderByCollectedOnAscIdAsc(String patientNumber);
}
