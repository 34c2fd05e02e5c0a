package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CourseDecisionRepository extends ListCrudRepository<CourseDecision, Long> {

    List<CourseDecision> findByPatientNumberOrderById(String patientNumber);

    List<CourseDecision> findByPatientNumberAndCourseNumberAndDecision(
            String patientNumber, int courseNumber, String decision);
}
