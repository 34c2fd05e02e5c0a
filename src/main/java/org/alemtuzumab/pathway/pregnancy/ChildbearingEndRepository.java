package org.alemtuzumab.pathway.pregnancy;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ChildbearingEndRepository extends ListCrudRepository<ChildbearingEnd, Long> {

    List<ChildbearingEnd> findByPatientNumberOrderById(String patientNumber);
}
