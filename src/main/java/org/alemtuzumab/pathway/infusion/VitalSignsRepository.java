package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface VitalSignsRepository extends ListCrudRepository<VitalSigns, Long> {

    List<VitalSigns> findByDayPatientNumberOrderById(String patientNumber);

    List<VitalSigns> findByDayOrderById(InfusionDayRef day);
}
