package org.alemtuzumab.pathway.assessment;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AssessmentRepository extends ListCrudRepository<Assessment, Long> {

    @Query("select * from assessment where patient_number = :patientNumber and kind = :kind order by id")
    List<Assessment> findByPatientNumberAndKindOrderById(String patientNumber, String kind);
}
