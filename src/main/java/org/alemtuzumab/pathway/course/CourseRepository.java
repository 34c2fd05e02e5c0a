package org.alemtuzumab.pathway.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface CourseRepository extends ListCrudRepository<Course, Long> {

    @Query("select * from course where patient_number = :patientNumber order by course_number")
    List<Course> findByPatientNumberOrderByCourseNumber(String patientNumber);

    Optional<Course> findByPatientNumberAndCourseNumber(String patientNumber, int courseNumber);
}
