package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface InfusionCheckRepository extends ListCrudRepository<InfusionCheck, Long> {

    List<InfusionCheck> findByDayOrderById(InfusionDayRef day);
}
