package org.alemtuzumab.pathway.assessment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface OverrideDecisionRepository extends ListCrudRepository<OverrideDecision, Long> {

    List<OverrideDecision> findByPatientNumberAndCourseNumberOrderById(String patientNumber, int courseNumber);

    /** In which role this person decides on this rule; the database lets nobody have two. */
    @Query("select role from override_signatory where patient_number = :patientNumber and course_number = :courseNumber"
            + " and rule = :rule and person = :person and exempt = ''")
    Optional<String> findRole(String patientNumber, int courseNumber, String rule, String person);

    @Modifying
    @Query("insert into override_signatory (patient_number, course_number, rule, person, role)"
            + " values (:patientNumber, :courseNumber, :rule, :person, :role)")
    void addSignatory(String patientNumber, int courseNumber, String rule, String person, String role);
}
