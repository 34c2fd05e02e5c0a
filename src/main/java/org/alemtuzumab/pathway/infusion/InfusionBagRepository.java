package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface InfusionBagRepository extends ListCrudRepository<InfusionBag, Long> {

    List<InfusionBag> findByDayPatientNumberAndDiscardDiscardedAtIsNull(String patientNumber);

    List<InfusionBag> findByDayOrderById(InfusionDayRef day);
}
