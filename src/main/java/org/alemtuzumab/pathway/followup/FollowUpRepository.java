package org.alemtuzumab.pathway.followup;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FollowUpRepository extends ListCrudRepository<FollowUp, Long> {

    @Query("select * from follow_up where patient_number = :patientNumber order by id")
    List<FollowUp> findByPatientNumberOrderById(String patientNumber);

    @Query("select * from follow_up where state = 'OPEN' order by id")
    List<FollowUp> findOpen();
}
