package org.alemtuzumab.pathway.neurology;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ToldImmunosuppressantRepository extends ListCrudRepository<ToldImmunosuppressant, Long> {

    @Query("select * from immunosuppressant where patient_number = :patientNumber order by id")
    List<ToldImmunosuppressant> findByPatientNumberOrderById(String patientNumber);
}
