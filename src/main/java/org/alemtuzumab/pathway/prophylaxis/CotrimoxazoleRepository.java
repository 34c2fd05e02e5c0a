package org.alemtuzumab.pathway.prophylaxis;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CotrimoxazoleRepository extends ListCrudRepository<Cotrimoxazole, Long> {

    List<Cotrimoxazole> findByPatientNumberOrderById(String patientNumber);
}
