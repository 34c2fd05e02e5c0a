package org.alemtuzumab.pathway.assessment;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface AssessmentRepository extends ListCrudRepository<Assessment, Long> {

    List<Assessment> findByPatientNumberAndKindOrderById(String patientNumber, String kind);
}
