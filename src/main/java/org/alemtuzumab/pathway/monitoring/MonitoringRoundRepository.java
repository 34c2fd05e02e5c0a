package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface MonitoringRoundRepository extends ListCrudRepository<MonitoringRound, Long> {

    List<MonitoringRound> findByPatientNumberOrderByOpensOn(String patientNumber);
}
