package org.alemtuzumab.pathway.pregnancy;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PregnancyRepository extends ListCrudRepository<Pregnancy, Long> {

    @Query("select * from pregnancy where patient_number = :patientNumber order by tested_on, id")
    List<Pregnancy> findByPatientNumberOrderByTestedOnAscIdAsc(String patientNumber);
}
