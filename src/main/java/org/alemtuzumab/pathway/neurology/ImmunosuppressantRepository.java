package org.alemtuzumab.pathway.neurology;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ImmunosuppressantRepository extends ListCrudRepository<Immunosuppressant, Long> {

    @Query("select * from immunosuppressant where patient_number = :patientNumber order by id")
    List<Immunosuppressant> findByPatientNumberOrderById(String patientNumber);
}
