package org.alemtuzumab.pathway.assessment;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface OverrideDecisionRepository extends ListCrudRepository<OverrideDecision, Long> {

    List<OverrideDecision> findByPatientNumberAndCourseNumberOrderById(String patientNumber, int courseNumber);
}
