package org.alemtuzumab.pathway.neurology;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface NeurologicalAnswerRepository extends ListCrudRepository<NeurologicalAnswer, Long> {

    @Query("select * from neurological_answer where patient_number = :patientNumber order by id")
    List<NeurologicalAnswer> findByPatientNumberOrderById(String patientNumber);
}
