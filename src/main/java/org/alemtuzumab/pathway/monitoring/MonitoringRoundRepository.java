package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface MonitoringRoundRepository extends ListCrudRepository<MonitoringRound, Long> {

    @Query("select * from monitoring_round where patient_number = :patientNumber order by opens_on")
    List<MonitoringRound> findByPatientNumberOrderByOpensOn(String patientNumber);

    @Query("select * from monitoring_round where state = 'OPEN' order by id")
    List<MonitoringRound> findOpen();
}
