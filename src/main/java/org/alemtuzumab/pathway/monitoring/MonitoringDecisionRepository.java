package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface MonitoringDecisionRepository extends ListCrudRepository<MonitoringDecision, Long> {

    @Query("select * from monitoring_decision where patient_number = :patientNumber order by id")
    List<MonitoringDecision> findByPatientNumberOrderById(String patientNumber);
}
