package org.alemtuzumab.pathway.pregnancy;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PregnancyRepository extends ListCrudRepository<Pregnancy, Long> {

    List<Pregnancy> findByPatientNumberOrderByTestedOnAscIdAsc(String patientNumber);
}
