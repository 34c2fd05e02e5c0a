package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface MonitoringDecisionRepository extends ListCrudRepository<MonitoringDecision, Long> {

    List<MonitoringDecision> findByPatientNumberOrderById(String patientNumber);
}
