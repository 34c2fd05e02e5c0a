package org.alemtuzumab.pathway.course;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface InfusionRepository extends ListCrudRepository<Infusion, Long> {

    List<Infusion> findByPatientNumberOrderByBegunAt(String patientNumber);
}
