package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.infusion.CourseDecision.Decision;
import org.springframework.data.repository.ListCrudRepository;

interface CourseDecisionRepository extends ListCrudRepository<CourseDecision, Long> {

    List<CourseDecision> findByPatientNumberAndCourseNumberAndDecision(
            String patientNumber, int courseNumber, Decision decision);

    /** When neurologists let this course go on. */
    default Stream<OffsetDateTime> resumed(String patientNumber, int courseNumber) {
        return findByPatientNumberAndCourseNumberAndDecision(patientNumber, courseNumber, Decision.RESUME).stream()
                .map(CourseDecision::signedAt);
    }
}
