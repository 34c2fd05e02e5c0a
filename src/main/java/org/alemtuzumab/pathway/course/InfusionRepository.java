package org.alemtuzumab.pathway.course;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface InfusionRepository extends ListCrudRepository<Infusion, Long> {

    @Query("select * from infusion where patient_number = :patientNumber order by begun_at")
    List<Infusion> findByPatientNumberOrderByBegunAt(String patientNumber);
}
