package org.alemtuzumab.pathway.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface CourseRepository extends ListCrudRepository<Course, Long> {

    List<Course> findByPatientNumberOrderByCourseNumber(String patientNumber);

    Optional<Course> findByPatientNumberAndCourseNumber(String patientNumber, int courseNumber);
}
