package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface InfusionBagRepository extends ListCrudRepository<InfusionBag, Long> {

    List<InfusionBag> findByPatientNumberAndDiscardedAtIsNull(String patientNumber);

    List<InfusionBag> findByPatientNumberAndCourseNumberAndDayNumberOrderById(
            String patientNumber, int courseNumber, int dayNumber);
}
