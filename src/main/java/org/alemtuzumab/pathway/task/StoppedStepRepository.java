package org.alemtuzumab.pathway.task;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface StoppedStepRepository extends ListCrudRepository<StoppedStep, Long> {

    Optional<StoppedStep> findByIncidentId(String incidentId);
}
