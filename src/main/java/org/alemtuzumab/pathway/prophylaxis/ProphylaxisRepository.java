package org.alemtuzumab.pathway.prophylaxis;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ProphylaxisRepository extends ListCrudRepository<Prophylaxis, Long> {

    List<Prophylaxis> findByPatientNumberOrderById(String patientNumber);
}
