package org.alemtuzumab.pathway.screening;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface AssessmentRepository extends ListCrudRepository<Assessment, Long> {

    List<Assessment> findByPatientNumberOrderByPerformedOnAscIdAsc(String patientNumber);
}
