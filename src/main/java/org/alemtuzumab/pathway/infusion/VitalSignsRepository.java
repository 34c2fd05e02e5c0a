package org.alemtuzumab.pathway.infusion;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface VitalSignsRepository extends ListCrudRepository<VitalSigns, Long> {

    List<VitalSigns> findByPatientNumberOrderById(String patientNumber);

    List<VitalSigns> findByPatientNumberAndCourseNumberAndDayNumberOrderById(
            String patientNumber, int courseNumber, int dayNumber);
}
