package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface BedsideCallRepository extends ListCrudRepository<BedsideCall, Long> {

    List<BedsideCall> findByDayOrderById(InfusionDayRef day);
}
