package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PremedicationRepository extends ListCrudRepository<Premedication, Long> {

    List<Premedication> findByDayOrderById(InfusionDayRef day);
}
